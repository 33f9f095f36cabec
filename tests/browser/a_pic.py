import shutil
from tests.browser.test_assignment_page import *
def test_pic(released, opened):
    page = opened("week/assignment.ipynb")
    page.screenshot(path="/tmp/a_dist/0.png")
    begin(page); answer_all(page, released); hand_in(page)
    expect(foot(page)).to_contain_text("handed in as")
    page.locator(".jp-OutputArea-output .widget-vbox").screenshot(path="/tmp/a_dist/1.png")
def test_dark(released, opened):
    page = opened("week/assignment.ipynb", dark=True)
    page.set_viewport_size({"width": 380, "height": 900})
    begin(page)
    page.locator(".jp-OutputArea-output .widget-vbox").screenshot(path="/tmp/a_dist/2.png")
