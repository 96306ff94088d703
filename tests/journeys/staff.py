"""A member of staff at a browser of their own."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import APIResponse, Browser, Page, expect

from .house import House

#: A save reloads the whole editor; machines that run the suite are slow.
PATIENCE = 30_000


@dataclass
class Staff:
    """Somebody who signed in, and the page they look at."""

    house: House
    page: Page

    @classmethod
    def sign_in(cls, house: House, browser: Browser, username: str) -> "Staff":
        """Sign in with the password from the sample loader's list."""
        context = browser.new_context(
            viewport={"width": 1280, "height": 1000}, reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(f"{house.site}/admin/login/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", house.password(username))
        page.click("button[type=submit]")
        page.wait_for_url(re.compile(r"/admin/$"))
        return cls(house, page)

    def open(self, path: str) -> None:
        """Go to an address of the admin."""
        self.page.goto(f"{self.house.site}/admin/{path}")

    def click(self, words: str) -> None:
        """Press the button or follow the link that says this."""
        target = self.page.get_by_role("button", name=words)
        if not target.count():
            target = self.page.get_by_role("link", name=words)
        target.first.click()
        self.page.wait_for_load_state("networkidle")

    def post(self, path: str) -> APIResponse:
        """What an address of the admin answers when this person posts nothing to it."""
        token = next(c["value"] for c in self.page.context.cookies() if c["name"] == "csrftoken")
        address = f"{self.house.site}/admin/{path}"
        headers = {"X-CSRFToken": token, "Referer": address}
        return self.page.context.request.post(address, headers=headers)

    def tile(self, label: str) -> int:
        """The number on one of a campaign's tiles."""
        tile = self.page.locator(".push-tiles div", has_text=label).first
        return int(tile.locator("dd").inner_text())

    def enrol(self, code: str, *, mark: str, station: str) -> None:
        """Type in a screen's code, compare its four letters, choose the station."""
        self.open("stations/enrol/")
        self.page.fill("[name=code]", code)
        self.click("下一步")
        self.reads(mark)
        self.page.select_option(
            "[name=station]", self.page.locator("option", has_text=station).get_attribute("value")
        )
        self.page.check("[name=same]")
        self.click("登记这块屏幕")

    def reads(self, words: str) -> None:
        """Fail unless the page says this."""
        expect(self.page.locator("body")).to_contain_text(words, timeout=PATIENCE)

    def add_block(self, label: str, **fields: str) -> None:
        """Add a block to the body and fill its fields by the end of their names."""
        number = self.page.locator("[data-streamfield-child]").count()
        self.page.locator("[data-streamfield-stream-container] button[aria-expanded]").last.click()
        self.page.get_by_role("option", name=label, exact=True).first.click()
        self.page.locator(f"[name^='body-{number}-value']").first.wait_for(state="attached")
        for name, text in fields.items():
            end = f"-{name}" if name != "value" else ""
            self.page.fill(f"[name='body-{number}-value{end}']", text)

    def tag(self, **facets: list[str]) -> None:
        """Choose terms by the names that the form shows."""
        for facet, labels in facets.items():
            for label in labels:
                box = self.page.locator("label", has=self.page.locator(f"input[name={facet}]"))
                box.get_by_text(label, exact=True).first.check()

    def choose(self, field: str, name: str) -> None:
        """Pick one in the window that the field's button opens."""
        self.page.locator(f"#id_{field}-chooser [data-chooser-action-choose]:visible").click()
        self.page.locator(".modal-body").get_by_role("link", name=name).first.click()
        self.page.locator(f"#id_{field}-chooser .chosen").wait_for()

    def save_draft(self) -> int:
        """Save, and return the page's id."""
        self.page.get_by_role("button", name="保存草稿").first.click()
        self.page.wait_for_url(re.compile(r"/pages/(\d+)/edit/"))
        self.page.wait_for_load_state("networkidle")
        found: Any = re.search(r"/pages/(\d+)/edit/", self.page.url)
        return int(found.group(1))
