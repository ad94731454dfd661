"""The HTML pages in a real browser: sorting, filtering, jumping, keys, phone width, print.

Needs Chromium and its driver (`apt install chromium chromium-driver`); without them these tests are skipped.
"""

from __future__ import annotations

import base64
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from checker.messages import Lang
from checker.reports.html import batch_page, plan_page
from tests.reports.report_samples import RULESET, district, plan_document, report, scored, unreadable

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")

pytestmark = pytest.mark.skipif(
    not (BROWSER and DRIVER), reason="Chromium and chromedriver are not installed"
)

Page = Callable[[str], webdriver.Chrome]
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1400,1000",
    "--force-prefers-reduced-motion",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: webdriver.Chrome, tmp_path: Path) -> Iterator[Page]:
    """Open a page from a file; afterwards the browser must have had nothing to complain of, the policy included."""

    def opened(page: str) -> webdriver.Chrome:
        file = tmp_path / "page.html"
        file.write_text(page, encoding="utf-8")
        browser.get(file.as_uri())
        return browser

    sized(browser, 1400, 1000)
    yield opened
    assert [entry["message"] for entry in browser.get_log("browser")] == []


def sized(driver: webdriver.Chrome, width: int, height: int) -> None:
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def a_plan() -> str:
    one = report(scored())
    return plan_page(one, one.documents[0], Lang.ZH, document=plan_document(pages=30))


def find(driver: webdriver.Chrome, selector: str) -> WebElement:
    return driver.find_element(By.CSS_SELECTOR, selector)


def texts(driver: webdriver.Chrome, selector: str) -> list[str]:
    """The texts of what is visible."""
    return [e.text for e in driver.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]


def in_view(driver: webdriver.Chrome, element: WebElement) -> bool:
    script = "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight;"
    return bool(driver.execute_script(script, element))


def eventually(driver: webdriver.Chrome, holds: Callable[[], bool]) -> bool:
    """Wait for what a page does after a jump: the browser tells it of the jump a moment later."""
    return bool(WebDriverWait(driver, 10).until(lambda _: holds()))


def comes_into_view(driver: webdriver.Chrome, element: WebElement) -> bool:
    return eventually(driver, lambda: in_view(driver, element))


class TestBatch:
    def test_a_heading_sorts_its_table_and_a_second_click_turns_it_round(self, show: Page) -> None:
        driver = show(batch_page(district(24), Lang.ZH))
        heading = find(driver, ".scores th:nth-child(3)")

        def scores() -> list[float]:
            return [float(text) for text in texts(driver, ".scores td.score")]

        assert scores() == sorted(scores(), reverse=True)
        heading.find_element(By.TAG_NAME, "button").click()
        assert heading.get_attribute("aria-sort") == "descending"
        heading.find_element(By.TAG_NAME, "button").click()
        assert heading.get_attribute("aria-sort") == "ascending"
        assert scores() == sorted(scores())

    def test_names_sort_with_their_numbers_counted(self, show: Page) -> None:
        driver = show(batch_page(district(24), Lang.ZH))
        find(driver, ".scores th:nth-child(2) button").click()
        names = [text for text in texts(driver, ".scores tbody th a") if text.endswith("小学工会")]
        assert names.index("第2小学工会") < names.index("第10小学工会")

    def test_bands_sort_by_rank_and_not_by_name(self, show: Page) -> None:
        driver = show(batch_page(district(24), Lang.ZH))
        find(driver, ".scores th:nth-child(4) button").click()
        bands = texts(driver, ".scores td .pill")
        assert bands == sorted(bands, key=RULESET.bands.index)

    def test_the_search_filters_every_table_and_section_and_tells_how_many(self, show: Page) -> None:
        driver = show(batch_page(district(24), Lang.ZH))
        find(driver, "#search").send_keys("江南新区")
        assert len(texts(driver, ".scores tbody tr")) == 1
        assert find(driver, "#shown").text == "显示 1 / 24 份"
        assert len(texts(driver, "details.one")) == 1
        find(driver, "#tab-matrix").click()
        assert len(texts(driver, ".matrix tbody tr")) == 1
        find(driver, "#search").send_keys("没有这所学校")
        assert find(driver, "#shown").text == "没有符合筛选条件的计划。"
        find(driver, "#reset").click()
        assert len(texts(driver, ".matrix tbody tr")) == 24

    def test_filters_add_up(self, show: Page) -> None:
        driver = show(batch_page(district(24), Lang.ZH))
        Select(find(driver, "#verdict")).select_by_visible_text("退回修改")
        assert set(texts(driver, ".scores td .pill")) == {"不合格"}
        Select(find(driver, "#band")).select_by_visible_text("优秀")
        assert texts(driver, ".scores tbody tr") == []

    def test_a_frequent_gap_shows_the_plans_that_have_it(self, show: Page) -> None:
        batch = district(24)
        driver = show(batch_page(batch, Lang.ZH))
        gap = find(driver, ".frequent li")
        title = gap.find_element(By.CSS_SELECTOR, ".name").text
        gap.find_element(By.TAG_NAME, "button").click()
        rule = next(rule.id for rule in RULESET.rules if rule.title == title)
        lacking = sum(
            f.rule == rule and f.status in ("fail", "partial") for d in batch.scored for f in d.findings
        )
        assert len(texts(driver, ".scores tbody tr")) == lacking
        assert Select(find(driver, "#rule")).first_selected_option.text == title
        assert comes_into_view(driver, find(driver, ".filter"))

    def test_tabs_move_by_arrow_keys_and_only_the_chosen_table_shows(self, show: Page) -> None:
        driver = show(batch_page(district(24), Lang.ZH))
        find(driver, "#tab-scores").send_keys(Keys.ARROW_RIGHT)
        assert driver.switch_to.active_element.get_attribute("id") == "tab-matrix"
        assert find(driver, "#panel-matrix").is_displayed()
        assert not find(driver, "#panel-scores").is_displayed()
        driver.switch_to.active_element.send_keys(Keys.END)
        assert driver.switch_to.active_element.get_attribute("id") == "tab-other"
        assert find(driver, "#panel-other").is_displayed()

    def test_a_school_leads_to_its_section_and_opens_it(self, show: Page) -> None:
        driver = show(batch_page(district(24), Lang.ZH))
        link = driver.find_elements(By.CSS_SELECTOR, ".scores tbody th a")[-1]
        section = find(driver, link.get_attribute("href").partition("#")[2].join(["#", ""]))
        assert section.get_attribute("open") is None
        link.click()
        assert eventually(driver, lambda: section.get_attribute("open") is not None)
        assert comes_into_view(driver, section.find_element(By.TAG_NAME, "summary"))

    def test_the_first_key_leads_past_the_overview(self, show: Page) -> None:
        driver = show(batch_page(district(4), Lang.ZH))
        ActionChains(driver).send_keys(Keys.TAB).perform()
        skip = driver.switch_to.active_element
        assert skip.get_attribute("class") == "skip"
        assert in_view(driver, skip)
        skip.send_keys(Keys.ENTER)
        ActionChains(driver).send_keys(Keys.TAB).perform()
        assert driver.switch_to.active_element.get_attribute("id") == "search"

    def test_without_the_script_everything_is_there(self, browser: webdriver.Chrome, show: Page) -> None:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            driver = show(batch_page(district(6), Lang.ZH))
            for panel in ("scores", "matrix", "months", "unreadable", "other"):
                assert find(driver, f"#panel-{panel}").is_displayed()
            assert not find(driver, ".filter").is_displayed()
        finally:
            browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def test_headings_are_printed_again_on_every_sheet_of_a_table(self, show: Page) -> None:
        printed = _printed(show(batch_page(district(60), Lang.ZH)))
        sheets = ["".join(sheet.split()) for sheet in printed]
        of_matrix = [sheet for sheet in sheets if "✓12" in sheet]
        of_months = [sheet for sheet in sheets if "缺少月数" in sheet]
        assert len(of_matrix) > 1
        for (
            sheet
        ) in of_matrix:  # a title breaks over lines, and lines of neighbours mingle: look for its characters
            assert "总分" in sheet
            assert set("安排召开教代会") <= set(sheet)
        assert len(of_months) > 1

    def test_print_shows_every_table_whatever_tab_is_open(self, show: Page) -> None:
        printed = _printed(show(batch_page(district(24), Lang.ZH)))
        text = "".join("".join(printed).split())
        for heading in ("评分总表", "逐项对照", "月度覆盖", "无法读取（2）"):
            assert heading in text
        assert "查找单位" not in text
        assert text.count("第22中学") >= 3
        assert len(printed) < 20


class TestPlan:
    def test_evidence_in_the_list_leads_to_the_text(self, show: Page) -> None:
        driver = show(a_plan())
        link = find(driver, ".g-passed .card:last-child .proofs a")
        driver.execute_script("arguments[0].click()", link)
        target = find(driver, f"[id='{link.get_attribute('href').partition('#')[2]}']")
        assert comes_into_view(driver, target)
        assert eventually(driver, lambda: driver.switch_to.active_element == target)
        assert eventually(driver, lambda: bool(texts(driver, "mark.lit")))

    def test_a_mark_in_the_text_leads_to_its_finding(self, show: Page) -> None:
        driver = show(a_plan())
        mark = find(driver, "mark.s-fail")
        driver.execute_script("arguments[0].scrollIntoView()", mark)
        mark.click()
        card = find(driver, f"#f{mark.get_attribute('data-f')}")
        assert comes_into_view(driver, card)
        assert "没有过时的提法" in card.text

    def test_keys_go_from_gap_to_gap_and_stop_at_the_ends(self, show: Page) -> None:
        driver = show(a_plan())

        def pressed(key: str) -> str:
            ActionChains(driver).send_keys(key).perform()
            return driver.switch_to.active_element.find_element(By.CSS_SELECTOR, "h4 .name").text

        assert [pressed("j"), pressed("j"), pressed("k"), pressed("k")] == [
            "安排经费审查", "有措施保障", "安排经费审查", "安排经费审查",
        ]  # fmt: skip
        assert "安排经费审查" in find(driver, "#said").get_attribute("textContent")

    def test_marks_of_what_is_met_can_be_put_away(self, show: Page) -> None:
        driver = show(a_plan())
        assert texts(driver, ".chip.s-pass")
        find(driver, "#only-gaps").click()
        assert not texts(driver, ".chip.s-pass")
        assert texts(driver, ".chip.s-fail")

    def test_the_list_stays_in_sight_beside_a_long_text(self, show: Page) -> None:
        driver = show(a_plan())
        driver.execute_script("window.scrollTo(0, 4000)")
        assert (
            driver.execute_script("return document.querySelector('.findings').getBoundingClientRect().top")
            >= 0
        )

    def test_print_holds_findings_and_text(self, show: Page) -> None:
        printed = _printed(show(a_plan()))
        text = "".join("".join(printed).split())
        assert "没有安排经费审查" in text
        assert "第30页第12条" in text
        assert "按J看下一处" not in text


@pytest.mark.parametrize("width", [390, 820, 1400])
@pytest.mark.parametrize(
    "page",
    [
        a_plan(),
        batch_page(district(24), Lang.ZH),
        batch_page(report(unreadable("很长" * 60 + ".doc")), Lang.ZH),
        batch_page(report(), Lang.ZH),
        batch_page(report(scored("路径" * 60 + ".docx", "单位名称" * 20)), Lang.EN),
    ],
    ids=["plan", "batch", "unreadable", "empty", "long-names"],
)
def test_nothing_runs_out_of_the_window(show: Page, page: str, width: int) -> None:
    driver = show(page)
    sized(driver, width, 900)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_the_page_follows_the_systems_light_or_dark(show: Page, scheme: str, is_dark: bool) -> None:
    driver = show(a_plan())
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    colour = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert (sum(map(int, colour[4:-1].split(","))) < 3 * 60) is is_dark


def _printed(driver: webdriver.Chrome) -> list[str]:
    """The page's text as it prints, a text a sheet."""
    made = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    document = pypdfium2.PdfDocument(io.BytesIO(base64.b64decode(made["data"])))
    return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
