"""What is wrong with a rule file, said so that a district officer can mend it. Keys of rule files: ruleset_keys."""

TEXTS: dict[str, tuple[str, str]] = {
    "at-place": ("{file} 第 {line} 行第 {column} 列：{told}", "{file}, line {line}, column {column}: {told}"),
    "in-file": ("{file}：{told}", "{file}: {told}"),
    "nearest": ("是不是想写“{word}”？", " Did you mean '{word}'?"),
    "nothing-scored": (
        "规则文件有 {count} 处错误，改好之前不评分，没有检查任何文件。",
        "{count} mistake(s) in the rule set. Nothing was checked.",
    ),
}  # fmt: skip

#: code of a Fault -> (Chinese, English)
FAULTS: dict[str, tuple[str, str]] = {
    # the file
    "missing-file": (
        "找不到这个规则文件。请检查文件名和所在文件夹；自带的规则集有：{known}。",
        "No such rule file. Check its name and folder; shipped rule sets are: {known}.",
    ),
    "no-regular-file": (
        "这不是普通文件（是管道、设备之类），没有读取。请给出 .yaml 规则文件。",
        "This is no regular file (a pipe or a device) and was not read. Name a .yaml rule file.",
    ),
    "is-folder": (
        "这是文件夹。请写出里面规则文件的名字，例如 {folder}/plancheck.yaml。",
        "This is a folder. Name the rule file in it, such as {folder}/plancheck.yaml.",
    ),
    "cannot-read": ("打不开规则文件（{reason}）。", "Cannot open the rule file ({reason})."),
    "too-large": (
        "规则文件超过 {limit}，没有读取。",
        "The rule file is larger than {limit} and was not read.",
    ),
    "encoding": (
        "这不是文本文件，或者编码无法识别。请用记事本另存为 UTF-8。",
        "Not a text file, or in no known encoding. Save it as UTF-8.",
    ),
    "empty": ("规则文件是空的。", "The rule file is empty."),
    "character": ("文件里有 YAML 不允许的字符（{reason}）。", "A character that YAML forbids ({reason})."),
    # YAML
    "wide-colon": (
        "这里用了中文冒号“：”。键名后面要用英文冒号加一个空格，例如 weight: 8。",
        "A Chinese colon. After a key write an ASCII colon and a space: weight: 8.",
    ),
    "syntax-colon": (
        "这一行或上一行少了“: ”（英文冒号加空格）。",
        "A ': ' (colon and space) is missing here or in the line above.",
    ),
    "syntax-indent": (
        "这里不能再出现“键: 值”。多半是缩进没对齐，或者文字里含“: ”而没有加引号。",
        "No 'key: value' may stand here: check the indentation, or put a text that holds ': ' in quotes.",
    ),
    "syntax-tab": (
        "这里有 YAML 不认识的字符，多半是用 Tab 缩进，或文字以 @ ` % 等符号开头而没有加引号。缩进请用空格。",
        "A character that cannot stand here: a tab, or a text that begins with @ ` % and has no quotes.",
    ),
    "syntax-bracket": (
        "方括号或花括号里少了英文逗号，或者没有收尾的“]”“}}”。中文逗号“，”在这里不算分隔。",
        "A comma or the closing ] or }} is missing. A Chinese comma does not separate items.",
    ),
    "syntax-list": (
        "列表没有对齐。同一组的“- ”要从同一列开始。",
        "The list is not aligned: every '- ' of a list begins in the same column.",
    ),
    "syntax-key": (
        "缩进不对：这一行和上面同级的行没有对齐。",
        "Wrong indentation: this line is not aligned with its siblings above.",
    ),
    "syntax-quote": ("这里开始的引号没有收尾。", "The quotation that begins here is not closed."),
    "syntax": ("不是合格的 YAML（{reason}）。", "Not valid YAML ({reason})."),
    "too-deep": ("括号或缩进套得太深。", "Nested too deeply."),
    "several-documents": (
        "一个规则文件里只能有一份规则，“---”之后的内容请另存一个文件。",
        "A rule file holds one document: put what follows '---' in a file of its own.",
    ),
    "not-a-mapping": (
        "规则文件的最外层要写成“键: 值”，例如 id: my-district。",
        "The outermost level must be 'key: value' lines, such as id: my-district.",
    ),
    "alias": (
        "规则文件里不能用 YAML 的锚点和引用（{sign}）。重复的词请放进 words，用 <名称> 引用；以星号等开头的文字请加引号。",
        "YAML anchors and aliases ({sign}) are not allowed. Put repeated words in `words` and refer to them as <name>.",
    ),
    "tag": ("规则文件里不能用 YAML 标签（{sign}）。", "YAML tags ({sign}) are not allowed."),
    "key-not-a-word": ("键名只能是一个词。", "A key must be a single word."),
    "duplicate-key": (
        "“{key}”在同一处写了两次（前一次在第 {first} 行）。请只留一个。",
        "'{key}' stands here twice (first in line {first}). Keep one.",
    ),
    # shape
    "unknown-key": ("不认识的键“{key}”。", "Unknown key '{key}'."),
    "comma-in-braces": (
        "“{text}”被当成了一个键。花括号里英文逗号会把文字断开：含逗号的文字要加引号；分隔各项要用英文逗号。",
        "'{text}' was taken for a key: inside braces a comma ends a text. Put a text that holds a comma in quotes.",
    ),
    "missing-key": ("少了必须写的“{key}”。", "The required key '{key}' is missing."),
    "missing-rule-key": (
        "规则“{rule}”少了必须写的“{key}”。",
        "Rule '{rule}' lacks the required key '{key}'.",
    ),
    "not-inherited": (
        "被继承的规则集里没有 id 为“{rule}”的规则，所以这是一条新规则，而新规则还必须写：{keys}。",
        "The rule set that is extended has no rule '{rule}', so this is a new one, which also needs: {keys}.",
    ),
    "wrong-type": (
        "“{key}”应当写{wanted}，这里写的是{given}。",
        "'{key}' must be {wanted}; this is {given}.",
    ),
    "not-one-of": (
        "“{key}”不能写“{given}”，只能是：{wanted}。",
        "'{key}' cannot be '{given}', only: {wanted}.",
    ),
    "too-small": (
        "“{key}”写的是 {given}，不能小于 {bound}。",
        "'{key}' is {given} and must not be below {bound}.",
    ),
    "too-big": (
        "“{key}”写的是 {given}，不能大于 {bound}。",
        "'{key}' is {given} and must not be above {bound}.",
    ),
    "too-few": ("“{key}”不能是空的。", "'{key}' must not be empty."),
    "bad-id": (
        "id“{given}”只能用文字、数字、点、连字符和下划线，中间不能有空格，例如 health.planned。",
        "An id ('{given}') may hold letters, digits, dots, hyphens and underscores only.",
    ),
    "bad-date": ("“{given}”不是日期。请写成 {wanted}。", "'{given}' is not a date. Write {wanted}."),
    "other": ("“{key}”写得不对（{reason}）。", "'{key}' is wrong ({reason})."),
    # references
    "duplicate-id": (
        "id“{id}”用了两次（前一次在 {first}）。每条规则、每个组的 id 只能用一次。",
        "The id '{id}' is used twice (first at {first}).",
    ),
    "unknown-group": ("没有叫“{name}”的组。", "There is no group '{name}'."),
    "unknown-kind": (
        "没有叫“{name}”的规则类型。可用的有：{known}。",
        "There is no rule kind '{name}'. Known: {known}.",
    ),
    "unknown-rule": ("没有 id 为“{name}”的规则。", "There is no rule '{name}'."),
    "unknown-band": ("没有叫“{name}”的等级。", "There is no band '{name}'."),
    "unknown-value": (
        "规则“{rule}”不会得出“{name}”这个结果，它的结果只有：{known}。",
        "Rule '{rule}' never gives '{name}'; its values are: {known}.",
    ),
    "unknown-doc-type": (
        "没有叫“{name}”的文件种类。可用的有：{known}。",
        "No document type '{name}'. Known: {known}.",
    ),
    "unknown-period": ("没有叫“{name}”的时段。可用的有：{known}。", "No period '{name}'. Known: {known}."),
    "wrong-kind-of-rule": (
        "规则“{name}”是 {kind} 类，这里只能写 {wanted} 类的规则。",
        "Rule '{name}' is of kind {kind}; only {wanted} rules can stand here.",
    ),
    "value-without-share": (
        "没有写“{name}”得几成分。请在 values 里补上，例如 values: {{{name}: 1}}。",
        "It is not said what '{name}' earns. Add it under values: {{{name}: 1}}.",
    ),
    "cap-without-condition": (
        "这条封顶没有写在什么情况下生效：请写 rule 和 values，或 doc_types。",
        "This cap has no condition: give rule and values, or doc_types.",
    ),
    "cap-without-effect": (
        "这条封顶没有写效果：请写 at_most（最高分）或 band（等级）。",
        "This cap has no effect: give at_most or band.",
    ),
    "bands-order": (
        "等级要从高到低排列，“{name}”的分数线 {least} 不低于上一级的 {above}。",
        "Bands go from high to low: '{name}' begins at {least}, not below {above}.",
    ),
    "bands-floor": (
        "最低一级“{name}”的分数线应当是 0，否则有的分数没有等级。",
        "The lowest band '{name}' must begin at 0, or some scores have no band.",
    ),
    "month-range": (
        "月份要写 1 到 12 的数字，这里是 {given}。",
        "Months are numbers from 1 to 12; this is {given}.",
    ),
    # points
    "weights-over": (
        "各条规则的分值加起来是 {sum} 分，应当是 100 分，多了 {by} 分。各组现在的分值：{groups}。",
        "The weights add up to {sum}, {by} more than 100. By group: {groups}.",
    ),
    "weights-under": (
        "各条规则的分值加起来是 {sum} 分，应当是 100 分，少了 {by} 分。各组现在的分值：{groups}。",
        "The weights add up to {sum}, {by} less than 100. By group: {groups}.",
    ),
    "weights-over-extended": (
        "改动之后各条规则的分值加起来是 {sum} 分，比 100 分多了 {by} 分。本文件写的分值：{changes}。有两种改法：\n"
        "  一、在本文件里从别的规则减去 {by} 分，例如在 rules 下加一行 - {example}；\n"
        "  二、加一行 rescale: true，本文件写的分值不变，其余规则按比例折算，总分仍是 100 分。",
        "After the changes the weights add up to {sum}, {by} more than 100. Stated here: {changes}. Two ways:\n"
        "  1. take {by} off other rules in this file, for instance - {example} under rules;\n"
        "  2. add the line rescale: true: weights stated here stay, all others are scaled to make 100.",
    ),
    "weights-under-extended": (
        "改动之后各条规则的分值加起来是 {sum} 分，比 100 分少了 {by} 分。本文件写的分值：{changes}。有两种改法：\n"
        "  一、在本文件里给别的规则加上 {by} 分，例如在 rules 下加一行 - {example}；\n"
        "  二、加一行 rescale: true，本文件写的分值不变，其余规则按比例折算，总分仍是 100 分。",
        "After the changes the weights add up to {sum}, {by} less than 100. Stated here: {changes}. Two ways:\n"
        "  1. give {by} more to other rules in this file, for instance - {example} under rules;\n"
        "  2. add the line rescale: true: weights stated here stay, all others are scaled to make 100.",
    ),
    "rescale-impossible": (
        "本文件写明的分值已经是 {sum} 分，其余规则没有分可折算。",
        "The weights that this file states already come to {sum}: nothing is left for the other rules.",
    ),
    "group-points": (
        "“{group}”组写明 {points} 分，组内各条规则加起来是 {sum} 分。",
        "Group '{group}' says {points} points; its rules add up to {sum}.",
    ),
    # words and patterns
    "pattern-too-long": (
        "词语写法太长，最多 {limit} 个字。",
        "The pattern is too long; at most {limit} characters.",
    ),
    "pattern-without-words": (
        "“{pattern}”里没有可以查找的字词（引号、空格在比对前会去掉）。",
        "'{pattern}' holds no words to look for (quotation marks and spaces are taken out before comparing).",
    ),
    "pattern-too-many-gaps": (
        "“{pattern}”里的间隔（…、～）太多，最多 {limit} 个。",
        "'{pattern}' has too many gaps; at most {limit}.",
    ),
    "pattern-all-optional": (
        "“{pattern}”里每个词都可以省略，等于什么都能命中。至少要有一个必有的词。",
        "Every word of '{pattern}' may be left out: it would match anything.",
    ),
    "pattern-stray": (
        "“{pattern}”里多出一个“{sign}”。括号要成对，“|”只能写在括号里。",
        "A stray '{sign}' in '{pattern}'. Brackets come in pairs; | stands inside them only.",
    ),
    "pattern-gap-in-group": (
        "“{pattern}”的括号里不能写“{sign}”，请写在括号外面。",
        "'{sign}' cannot stand inside the brackets of '{pattern}'.",
    ),
    "pattern-too-many-words": (
        "“{pattern}”的括号展开后超过 {limit} 种写法。请拆成几条。",
        "The brackets of '{pattern}' unfold to more than {limit} words. Split it.",
    ),
    "pattern-unclosed": ("“{pattern}”里的“{sign}”没有收尾。", "'{sign}' is not closed in '{pattern}'."),
    "pattern-unknown-list": (
        "words 里没有叫“{name}”的一组词。",
        "There is no word list '{name}' under words.",
    ),
    "pattern-number-count": (
        "“{pattern}”里要有而且只能有一个“#”（数字）。",
        "'{pattern}' must hold exactly one '#' (a number).",
    ),
    "empty-word": (
        "“{word}”去掉引号和空格后什么都不剩，会处处命中。",
        "Nothing is left of '{word}' once quotation marks and spaces are taken out: it would match anywhere.",
    ),
    "word-with-sign": (
        "词“{word}”里有“{sign}”。words 里只能写一个个完整的词，“{sign}”只在 options 的词语写法里有特殊意思。",
        "The word '{word}' holds '{sign}'. Lists hold whole words; '{sign}' has its meaning in patterns only.",
    ),
    "pattern-dead": (
        "“{pattern}”永远不会命中：它能找到的都被本规则 unless 里的“{unless}”（{where}）排除了。",
        "'{pattern}' can never match: all that it finds is excluded by '{unless}' ({where}).",
    ),
    "word-swallowed": (
        "词“{word}”在规则“{rule}”里永远不起作用：被它 unless 里的“{unless}”（{where}）排除了。",
        "The word '{word}' never counts in rule '{rule}': its exception '{unless}' ({where}) swallows it.",
    ),
    "never-fires": (
        "没有一个示例能触动规则“{rule}”：它的 {count} 个示例得出的结果都是“{value}”。请核对词语或示例。",
        "No example fires rule '{rule}': all {count} of them give '{value}'. Check its words or its examples.",
    ),
    # bounds
    "too-many-words": (
        "“{name}”这组词有 {count} 个，最多 {limit} 个。",
        "The list '{name}' holds {count} words; at most {limit}.",
    ),
    "rule-too-large": (
        "这条规则里写了 {count} 项内容，最多 {limit} 项。请拆成几条规则。",
        "This rule holds {count} values; at most {limit}. Split it.",
    ),
    "set-too-large": (
        "规则集里一共写了 {count} 项内容，最多 {limit} 项。",
        "The rule set holds {count} values; at most {limit}.",
    ),
    "unfolds-too-far": (
        "各处引用的词组展开后有 {count} 个词，最多 {limit} 个。请缩短词组，或减少引用。",
        "The word lists unfold to {count} words where they are used; at most {limit}.",
    ),
    # options
    "least-over-most": (
        "{least}（{low}）大于 {most}（{high}）。",
        "{least} ({low}) is more than {most} ({high}).",
    ),
    "nothing-wanted": ("至少要写 {keys} 中的一个。", "At least one of {keys} must be given."),
    # extends
    "extends-unknown": (
        "找不到要继承的规则集“{name}”。可以写自带规则集的名称（{known}），或本文件旁边的 .yaml 文件名。",
        "No rule set '{name}' to extend. Name a shipped one ({known}) or a .yaml file beside this one.",
    ),
    "extends-refused": (
        "extends 只能写自带规则集的名称，或用相对路径写一个 .yaml 文件。",
        "extends takes the name of a shipped rule set or the relative path of a .yaml file.",
    ),
    "extends-circle": (
        "规则集互相继承，绕成了一圈：{chain}。",
        "The rule sets extend one another in a circle: {chain}.",
    ),
    "extends-only": (
        "“{key}”只能写在有 extends 的文件里。",
        "'{key}' can stand only in a file that has extends.",
    ),
    "add-only": (
        "add 和 remove 只能用来改继承来的列表，这里没有可改的列表。",
        "add and remove change an inherited list; there is none here.",
    ),
    "remove-unknown": (
        "继承来的列表里没有“{word}”，不用去掉。",
        "The inherited list has no '{word}' to remove.",
    ),
    "not-a-list-of-rules": (
        "“{key}”要写成列表，每项以“- id: …”开头。",
        "'{key}' is a list of items that begin '- id: …'.",
    ),
    "item-without-id": ("这一项没有写 id。", "This item has no id."),
    # waivers
    "waiver-dates": (
        "豁免的截止日期 {until} 早于起始日期 {since}。",
        "The waiver ends ({until}) before it begins ({since}).",
    ),
}

#: what a value is or should be, for "wrong-type"
TYPES: dict[str, tuple[str, str]] = {
    "a-text": ("文字", "text"),
    "a-number": ("数字", "a number"),
    "a-whole": ("整数", "a whole number"),
    "a-truth": ("true 或 false", "true or false"),
    "a-list": ("列表，如 [甲, 乙]", "a list, such as [a, b]"),
    "a-mapping": ("“键: 值”的一组内容", "a group of 'key: value' lines"),
    "a-nothing": ("空白（没有写内容）", "nothing"),
    "given-text": ("文字“{given}”", "the text '{given}'"),
    "given-number": ("数字 {given}", "the number {given}"),
    "given-truth": ("{given}", "{given}"),
    "given-list": ("列表", "a list"),
    "given-mapping": ("“键: 值”的一组内容", "a group of 'key: value' lines"),
}
