"""The site in a real browser: what a researcher does, from search to the goal's timeline."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from corpus.web.app import create_app

DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(DRIVER is None, reason="no chromedriver; Debian: apt install chromium chromium-driver")


@pytest.fixture(scope="module")
def address(archive: Path, scans: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(create_app(archive, scans), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.get(address)
    yield driver
    complaints = driver.get_log("browser")
    driver.quit()
    assert complaints == []  # no blocked script or style, nothing missing


def see(browser: webdriver.Chrome, css: str) -> list[WebElement]:
    """The elements, once there is one."""
    return WebDriverWait(browser, 10).until(lambda driver: driver.find_elements(By.CSS_SELECTOR, css))


def ask(browser: webdriver.Chrome, address: str, typed: str) -> None:
    browser.get(address)
    box = see(browser, "#q")[0]
    box.clear()
    box.send_keys(typed, Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda driver: "q=" in driver.current_url)


def test_search_facet_document_and_box(browser: webdriver.Chrome, address: str) -> None:
    ask(browser, address, "medborgarinflytande")
    assert see(browser, "#count")[0].text == "3 handlingar"
    assert [mark.text for mark in see(browser, ".results mark")] == ["medborgarinflytande"] * 3
    year = next(link for link in see(browser, ".chart a") if link.get_attribute("aria-label").startswith("2016"))
    browser.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", year)
    WebDriverWait(browser, 10).until(lambda driver: driver.find_elements(By.CSS_SELECTOR, ".chosen li"))
    assert see(browser, "#count")[0].text == "1 handling"
    see(browser, ".results h2 a")[0].click()
    hit = see(browser, "rect.hit")[0]
    image = see(browser, ".scan img")[0]
    WebDriverWait(browser, 10).until(lambda driver: driver.execute_script("return arguments[0].complete", image))
    assert browser.current_url.endswith("#page=1")
    assert is_dark(browser, hit)  # there is print under the box, and a text beside it
    assert see(browser, ".text mark")[0].text == "medborgarinflytande"


def is_dark(browser: webdriver.Chrome, box: WebElement) -> bool:
    """Whether print is under the box on the page's image, and none right of the page's margin."""
    script = """
        const image = document.querySelector(".scan img"), rect = arguments[0].getBoundingClientRect();
        const frame = image.getBoundingClientRect(), scale = image.naturalWidth / frame.width;
        const canvas = document.createElement("canvas");
        canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
        const pencil = canvas.getContext("2d", {willReadFrequently: true}); pencil.drawImage(image, 0, 0);
        const dark = (x, y, w, h) => pencil.getImageData(x, y, Math.max(w, 1), Math.max(h, 1)).data
            .filter((_, n) => n % 4 == 0).some((value) => value < 110);
        const x = (rect.left - frame.left) * scale, y = (rect.top - frame.top) * scale;
        const w = rect.width * scale, h = rect.height * scale;
        return dark(x, y, w, h) && !dark(canvas.width - 40, y, 30, h);
    """
    return bool(browser.execute_script(script, box))


def test_a_field_and_its_box_light_up_together(browser: webdriver.Chrome, address: str) -> None:
    ask(browser, address, "cykelväg")
    see(browser, ".results h2 a")[0].click()
    link = see(browser, ".field-list a[data-for=budgets-1]")[0]
    browser.execute_script("arguments[0].focus()", link)
    assert see(browser, "rect.budgets.lit")
    assert see(browser, ".field.lit")[0].text == "350 tkr"


def test_goal_timeline(browser: webdriver.Chrome, address: str) -> None:
    browser.get(f"{address}/goals?q=civilsamh%C3%A4lle")
    assert len(see(browser, ".timeline circle")) == 3
    assert [row.text for row in see(browser, ".wordings th")] == ["2016", "2017", "2018"]
    assert see(browser, ".wordings ins")
    see(browser, ".wordings a")[0].click()
    assert see(browser, "article.document h1")[0].text == "Kommunstyrelsens mål 2016"


def test_targets_are_plotted(browser: webdriver.Chrome, address: str) -> None:
    browser.get(f"{address}/goals?q=trivas")
    assert [
        circle.find_element(By.TAG_NAME, "title").get_attribute("textContent")
        for circle in see(browser, ".plot circle.target")
    ] == ["2016: 80 %", "2017: 85 %", "2018: 85 %"]


def test_language_switch(browser: webdriver.Chrome, address: str) -> None:
    browser.get(address)
    see(browser, ".languages a")[0].click()
    WebDriverWait(browser, 10).until(lambda driver: "lang=en" in driver.current_url)
    assert see(browser, ".ask label")[0].text == "Search the archive"
    see(browser, ".languages a")[0].click()
    WebDriverWait(browser, 10).until(lambda driver: "lang=sv" in driver.current_url)
    assert see(browser, ".ask label")[0].text == "Sök i arkivet"


def test_keyboard_alone_reaches_a_document(browser: webdriver.Chrome, address: str) -> None:
    ask(browser, address, "cykelväg")
    browser.execute_script("document.activeElement.blur()")
    seen = []
    for _ in range(40):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        seen.append(browser.switch_to.active_element)
        if "/document/" in (seen[-1].get_attribute("href") or ""):
            break
    assert seen[0].get_attribute("class") == "skip"
    seen[-1].send_keys(Keys.ENTER)
    assert see(browser, "article.document")


def test_everything_has_a_name_for_a_screen_reader(browser: webdriver.Chrome, address: str) -> None:
    for page in ("/?q=m%C3%A5l", "/goals", "/budgets", "/api"):
        browser.get(address + page)
        assert len(see(browser, "h1")) == 1 == len(see(browser, "main"))
        nameless = browser.execute_script(
            "return [...document.querySelectorAll('a, button, input:not([type=hidden]), select, img, svg[role=img]')]"
            ".filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.alt || e.labels?.length))"
            ".map(e => e.outerHTML)"
        )
        assert nameless == []


def test_phone_width_needs_no_sideways_scrolling(browser: webdriver.Chrome, address: str) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for page in ("/?q=m%C3%A5l", "/goals", "/budgets"):
            browser.get(address + page)
            assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
