"""The explorer, in a browser: what a reader does, and what the page then shows."""

import pytest
from hypothesis import given

from few import at_most
from logicmodel import (
    Activity,
    Input,
    LogicModel,
    Outcome,
    Stage,
    Stakeholder,
    downstream,
    link,
    load_example,
    upstream,
)
from logicmodel.strategies import logic_models

pytestmark = pytest.mark.browser

HOSTILE = '</script><script>document.title="taken"</script><img src=x onerror=alert(1)> \u2028 "quotes" & {a|b}'
DESK = {"viewport": {"width": 1280, "height": 800}}
OPEN_EACH = """ids => {
    const found = kind => [...document.querySelectorAll(kind)].map(part => part.id.split("-card-")[1]);
    return Object.fromEntries(ids.map(id => {
        document.querySelector(`#view [id$="-card-${id}"]`).dispatchEvent(new Event("click", {bubbles: true}));
        return [id, [found(".card.lit[id*='-card-']"), found(".card.implied")]];
    }));
}"""
BOXES = "const [own, frame] = [part, document.getElementById('view')].map(each => each.getBoundingClientRect());"
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def reading(explore):
    """Return the page of the example with element links."""
    return explore(load_example("reading-together"), context=DESK)


def ids(page, selector):
    """Return the author's ids of the cards that a selector finds."""
    found = page.eval_on_selector_all(f"#view {selector}", "all => all.map(one => one.id)")
    return {each.partition("-card-")[2] for each in found if "-card-" in each}


def card(page, identifier):
    """Return the card of an element."""
    return page.locator(f'#view [id$="-card-{identifier}"]')


def headings(page):
    """Return the headings of the panel."""
    return page.locator("#details :is(h2, h3)").all_inner_texts()


def focused(page):
    """Return the label of the card that has the focus."""
    return page.evaluate("document.activeElement.ariaLabel")


def size(page):
    """Return at how many hundredths of its size the picture is shown."""
    return int(page.locator("#scale").inner_text().removesuffix("%"))


def reached(model, element, **options):
    """Return what contributes to an element and to what it contributes, itself included."""
    parts = (upstream(model, element, **options), downstream(model, element, **options))
    return {each.id for part in parts for each in part}


# ---- contribution paths


def test_a_click_lights_what_contributes_to_an_element_and_what_it_contributes_to(reading):
    card(reading, "enjoyment").click()

    assert reached(load_example("reading-together"), "enjoyment") == ids(reading, ".card.lit:not(.external-factor)")
    assert {"practice", "missed-lessons"} <= ids(reading, ".card.faded")
    assert "true" == card(reading, "enjoyment").get_attribute("aria-pressed")
    assert "Lit: 8 elements contributing to it" in reading.locator("#status").inner_text()


def test_arrows_between_columns_are_followed_and_marked_as_implied(explore):
    model = load_example("trauma-informed")
    page = explore(model, context=DESK)
    card(page, "build-skills").click()
    lit = reached(model, "build-skills")

    assert lit == ids(page, ".card.lit")
    assert lit - {"build-skills"} == ids(page, ".card.implied")
    assert "implied only, by arrows between whole stages" in page.locator("#status").inner_text()
    assert "Implied through the stage Activities" in page.locator("#details").inner_text()


@at_most(6)
@given(model=logic_models())
def test_the_page_follows_paths_as_the_library_does(opening, model):
    page = opening(model)
    followed = page.evaluate(OPEN_EACH, [element.id for element in model])
    page.context.close()
    every = {element.id: reached(model, element.id) for element in model}
    stated = {element.id: reached(model, element.id, stated_only=True) for element in model}

    assert every == {element: set(lit) & every.keys() for element, (lit, _) in followed.items()}
    assert {element: every[element] - stated[element] for element in every} == {
        element: set(implied) for element, (_, implied) in followed.items()
    }


def test_a_click_on_an_arrow_tells_what_the_link_rests_on(reading):
    # The heading of a group may stand over the middle of an arrow, so that the arrow itself is told of the click.
    reading.locator('#view [id$="-link-practice--fluency"] .reach').dispatch_event("click")

    assert "Pupils spend more time reading aloud → Reading fluency improves" == headings(reading)[0]
    assert {"Assumptions", "Evidence"} <= set(headings(reading))
    assert "Time on text drives early fluency." in reading.locator("#details").inner_text()


def test_the_panel_tells_what_an_element_and_its_links_carry(reading):
    card(reading, "fluency").click()
    told = reading.locator("#details").inner_text()
    model = load_example("reading-together")
    said = [
        *(indicator.label for indicator in model.element("fluency").indicators),
        *(each.rationale for each in model.links if "fluency" in (each.source, each.target) and each.rationale),
        *(text.text for each in model.links if each.target == "fluency" for text in each.assumptions),
        *(use.source.citation for each in model.links if each.target == "fluency" for use in each.evidence),
    ]

    assert [] == [text for text in said if text not in told]


def test_a_name_in_the_panel_opens_it_and_takes_the_focus_along(reading):
    card(reading, "fluency").click()
    reading.locator("#details").get_by_role("button", name="Pupils understand what they read").click()

    assert "Pupils understand what they read across the curriculum" == headings(reading)[0]
    assert "H2" == reading.evaluate("document.activeElement.tagName")
    assert "true" == card(reading, "understanding").get_attribute("aria-pressed")


@pytest.mark.parametrize("how", ["again", "beside", "escape", "close"])
def test_what_is_open_can_be_closed(reading, how):
    card(reading, "fluency").click()
    match how:
        case "again":
            card(reading, "fluency").click()
        case "beside":
            reading.locator("#view svg").click(position={"x": 5, "y": 5})
        case "escape":
            reading.keyboard.press("Escape")
        case "close":
            reading.get_by_role("button", name="Close").click()

    assert set() == ids(reading, ".card:is(.lit, .faded)")
    assert "15 elements, 20 links" in reading.locator("#status").inner_text()


def test_an_external_factor_lights_what_it_acts_on(reading):
    reading.locator('#view [id$="-factor-library-hours"]').click()
    model = load_example("reading-together")

    touched = model.external_factors[0].acts_on
    expected = {each.id for target in touched for each in downstream(model, target)}
    assert expected == ids(reading, ".card.lit:not(.external-factor)")


# ---- search and filters


def test_a_search_lights_what_it_finds_and_lists_it(reading):
    reading.locator("#search").fill("read home")

    assert {"lend", "habit"} <= ids(reading, ".card:not(.faded)")
    assert "fluency" not in ids(reading, ".card:not(.faded)")
    assert "of 15 elements found" in reading.locator("#status").inner_text()
    assert reading.locator("#details").get_by_role("button", name="Lend books to take home", exact=True).is_visible()


def test_a_search_finds_links_by_what_they_carry(reading):
    reading.locator("#search").fill("drives early")

    assert ["Links"] == headings(reading)
    assert "0 of 15 elements found, and 1 link." == reading.locator("#status").inner_text()


@pytest.mark.parametrize(
    ("filter_id", "choice", "test"),
    [
        ("stage", "Outputs", lambda element: element.stage == "outputs"),
        ("stakeholder", "Town library service", lambda element: element.who and element.who.label.startswith("Town")),
        ("tags", None, lambda element: element.tags),
    ],
)
def test_filters_keep_what_they_say(reading, filter_id, choice, test):
    model = load_example("reading-together")
    tags = sorted({tag for element in model for tag in element.tags})
    reading.locator(f"#{filter_id}").select_option(label=choice or tags[0])
    wanted = {element.id for element in model if test(element) and (choice or tags[0] in element.tags)}

    assert wanted == ids(reading, ".card:not(.faded):not(.external-factor)")


def test_what_is_opened_from_a_search_lights_all_its_paths_and_the_search_is_kept(reading):
    reading.locator("#search").fill("fluency improves")
    reading.locator("#details").get_by_role("button", name="Reading fluency improves", exact=True).click()
    lit = ids(reading, ".card.lit")
    reading.keyboard.press("Escape")

    assert {"staff", "opportunity"} <= lit
    assert {"fluency"} == ids(reading, ".card:not(.faded)")


def test_clear_takes_away_search_filters_and_what_is_open(reading):
    reading.locator("#search").fill("read")
    reading.locator("#stage").select_option(label="Outputs")
    card(reading, "fluency").click()
    reading.get_by_role("button", name="Clear").click()

    assert "" == reading.locator("#search").input_value()
    assert set() == ids(reading, ".card:is(.lit, .faded)")


# ---- keyboard


def test_the_keyboard_alone_walks_along_links_opens_and_clears(explore):
    reading = explore(load_example("reading-together"), context=DESK, order="declared")
    while reading.evaluate("document.activeElement.id") != "view":
        reading.keyboard.press("Tab")
    reading.keyboard.press("Tab")
    walked = [focused(reading)]
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft"):
        reading.keyboard.press(key)
        walked.append(focused(reading))
    reading.keyboard.press("Enter")
    opened = headings(reading)[0]
    reading.keyboard.press("Tab")
    in_panel = reading.evaluate("document.activeElement.textContent")
    reading.keyboard.press("Escape")

    assert [
        "the stage Inputs",
        "Two part-time coordinators, Inputs",
        "Train volunteers in paired reading, Activities",
        "Read in pairs, twice a week, Activities",
        "Two part-time coordinators, Inputs",
    ] == walked
    assert ("Two part-time coordinators", "Close") == (opened, in_panel)
    assert set() == ids(reading, ".card.lit")
    assert "Two part-time coordinators, Inputs" == focused(reading)


def test_where_the_picture_runs_down_the_down_key_follows_links(explore):
    page = explore(load_example("reading-together"), direction="down")
    card(page, "staff").focus()
    page.keyboard.press("ArrowDown")

    assert "Train volunteers in paired reading, Activities" == focused(page)


def test_only_one_card_is_in_the_order_of_tab(reading):
    card(reading, "fluency").focus()
    reading.keyboard.press("ArrowRight")

    assert 1 == reading.locator("#view svg [tabindex='0']").count()


# ---- zoom and move


def test_buttons_and_keys_zoom(reading):
    start = size(reading)
    reading.get_by_role("button", name="Zoom in").click()
    larger = size(reading)
    reading.locator("#view").press("-")
    again = size(reading)
    reading.locator("#view").press("+")
    reading.locator("#view").press("0")
    fitted = reading.evaluate("view.scrollWidth <= view.clientWidth + 1 && view.scrollHeight <= view.clientHeight + 1")

    assert start < larger
    assert start == again
    assert fitted


def test_the_wheel_zooms_with_control_and_keeps_what_is_under_the_pointer(reading):
    box = card(reading, "train").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reading.mouse.move(x, y)
    before = size(reading)
    reading.keyboard.down("Control")
    reading.mouse.wheel(0, -300)
    reading.keyboard.up("Control")
    reading.wait_for_function(f"parseInt(document.getElementById('scale').textContent) > {before}")

    assert reading.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('.card').id", [x, y]).endswith("train")


def test_dragging_moves_the_picture_and_opens_nothing(reading):
    for _ in range(3):
        reading.get_by_role("button", name="Zoom in").click()
    box = card(reading, "staff").bounding_box() or {}
    reading.evaluate("view.scrollTo(200, 0)")
    frame = reading.locator("#view").bounding_box()
    reading.mouse.move(frame["x"] + 200, frame["y"] + 100)
    reading.mouse.down()
    reading.mouse.move(frame["x"] + 100, frame["y"] + 100, steps=4)
    reading.mouse.up()

    assert box
    assert 300 == reading.evaluate("view.scrollLeft")
    assert set() == ids(reading, ".card.lit")


# ---- safety


def test_words_that_are_code_elsewhere_are_shown_as_they_are(explore):
    who = Stakeholder("w", HOSTILE)
    staff = Input("staff", HOSTILE, who=who, tags=[HOSTILE], description=HOSTILE)
    train = Activity("train", HOSTILE)
    model = LogicModel(
        "m",
        HOSTILE,
        parts=[link(staff, train, rationale=HOSTILE, assumptions=[HOSTILE]), Stage("inputs", HOSTILE, notes=HOSTILE)],
    )
    page = explore(model)
    card(page, "staff").click()

    assert HOSTILE == page.title()
    assert HOSTILE.split(" ", maxsplit=1)[0] in page.locator("#details").inner_text()
    assert 0 == page.locator("img").count()


def test_a_card_with_an_address_opens_in_the_panel_where_the_address_stands(explore):
    page = explore(LogicModel("m", parts=[Input("staff", "Staff", url="https://example.org/a?b=1&c=2")]))
    card(page, "staff").click()

    assert 0 == page.locator("#view a").count()
    assert "https://example.org/a?b=1&c=2" == page.locator("#details a").get_attribute("href")


def test_the_page_may_fetch_nothing(opening):
    page = opening(load_example("reading-together"))
    answer = page.evaluate("fetch('https://example.org/').then(() => 'fetched', () => 'refused')")
    page.context.close()

    assert "refused" == answer
    assert any("Content Security Policy" in complaint for complaint in page.complaints)


# ---- everyone


@pytest.mark.parametrize(
    "window",
    [{**DESK, "color_scheme": "light"}, {**PHONE, "color_scheme": "dark"}],
    ids=["desk-light", "phone-dark"],
)
@pytest.mark.parametrize(("name", "element"), [("reading-together", "fluency"), ("trauma-informed", "build-skills")])
def test_axe_finds_no_barrier(explore, axe, name, element, window):
    page = explore(load_example(name), context=window)
    found = axe.run(page).response["violations"]
    card(page, element).click()
    found += axe.run(page).response["violations"]
    page.keyboard.press("Escape")
    page.locator("#search").fill("support")
    found += axe.run(page).response["violations"]

    assert [] == [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


def test_what_changes_is_announced(reading):
    assert "status" == reading.locator("#status").get_attribute("role")
    card(reading, "fluency").click()

    assert reading.locator("#status").inner_text().startswith("Reading fluency improves. Lit: ")


@pytest.mark.parametrize(("motion", "transition"), [("reduce", "0s"), ("no-preference", "0.15s, 0.15s, 0.15s")])
def test_nothing_moves_for_those_who_want_less_motion(explore, motion, transition):
    page = explore(load_example("reading-together"), context={"reduced_motion": motion})

    assert transition == page.eval_on_selector("#view .card rect", "card => getComputedStyle(card).transitionDuration")


def test_print_leaves_out_the_tools_and_shows_all_of_the_picture(reading):
    card(reading, "fluency").click()
    reading.emulate_media(media="print")

    assert not reading.locator("#tools").is_visible()
    assert reading.locator("#details h2").is_visible()
    assert reading.evaluate("view.scrollWidth <= view.clientWidth + 1")


def test_without_scripts_there_are_the_picture_and_its_description(explore):
    page = explore(load_example("reading-together"), context={"java_script_enabled": False})

    assert page.locator("#view svg").is_visible()
    assert not page.locator("#tools").is_visible()
    assert page.locator("noscript p").is_visible()
    assert "img" == page.locator("#view svg").get_attribute("role")


# ---- other pictures


def test_a_collapsed_stage_is_one_card_that_opens(explore):
    page = explore(load_example("reading-together"), collapse=["activities"])
    card(page, "activities/all").click()

    assert "the stage Activities" == headings(page)[0]
    assert "false" == card(page, "staff").get_attribute("aria-pressed")


def test_a_picture_without_arrows_lights_contribution_paths_all_the_same(explore):
    page = explore(load_example("reading-together"), arrows=False)
    card(page, "habit").click()

    assert reached(load_example("reading-together"), "habit") == ids(page, ".card.lit:not(.external-factor)")


def test_a_model_with_nothing_in_it_can_be_explored(explore):
    page = explore(LogicModel("empty", "Nothing yet"))

    assert "0 elements, 0 links" in page.locator("#status").inner_text()


def test_a_loop_is_followed_once(explore):
    here, there = Outcome("here", "Here"), Outcome("there", "There")
    page = explore(LogicModel("m", parts=[here >> there, there >> here]))
    card(page, "here").click()

    assert {"here", "there"} == ids(page, ".card.lit")


# ---- search from hit to hit, paths between two elements, the address, and headings that stay


def test_a_search_finds_words_without_their_accents(explore):
    model = LogicModel(
        "m", parts=[Input("coop", "Coopération"), Input("presence", "Présence"), Input("strasse", "Straße")]
    )
    page = explore(model, context=DESK)
    found = []
    for words in ("cooperation", "PRESENCE", "strasse"):
        page.locator("#search").fill(words)
        found.append(ids(page, ".card:not(.faded)"))

    assert [{"coop"}, {"presence"}, {"strasse"}] == found


def test_enter_in_the_search_goes_from_hit_to_hit_and_shows_each_at_a_size_that_can_be_read(reading):
    search = reading.locator("#search")
    search.fill("pupils enjoy")
    seen = []
    for key in ("Enter", "Enter", "Shift+Enter"):
        search.press(key)
        seen.append(reading.locator("#status").inner_text().partition(":")[0])

    assert [1, 2, 1] == [int(each.split()[1]) for each in seen]
    assert size(reading) >= 75
    assert reading.locator("#view .hit").evaluate(f"part => {{ {BOXES} return own.left >= frame.left; }}")
    assert reading.locator("#view .hit").evaluate(f"part => {{ {BOXES} return own.right <= frame.right; }}")


def test_the_paths_from_one_element_to_another_are_lit(reading):
    reading.locator("#from").select_option("lend")
    reading.locator("#to").select_option("fluency")
    model = load_example("reading-together")
    expected = {each.id for each in upstream(model, "fluency")} & {each.id for each in downstream(model, "lend")}

    assert expected == ids(reading, ".card.lit:not(.external-factor)")
    assert f"{len(expected)} elements" in reading.locator("#status").inner_text()


def test_two_elements_without_a_path_between_them_are_told(reading):
    reading.locator("#from").select_option("fluency")
    reading.locator("#to").select_option("lend")

    assert "No path leads from" in reading.locator("#status").inner_text()


def test_the_address_of_the_page_names_what_is_open_and_opens_it(reading):
    card(reading, "fluency").click()
    address = reading.url
    reading.keyboard.press("Escape")
    reading.evaluate("location.hash = 'practice->fluency'")
    reading.wait_for_function("document.querySelector('#details h2')?.textContent.includes('Reading fluency')")

    assert address.endswith("#fluency")
    assert "Pupils spend more time reading aloud → Reading fluency improves" == headings(reading)[0]


def test_headings_of_stages_stay_in_view(explore):
    page = explore(
        LogicModel("m", parts=[Input(f"i{number}", f"Input {number}") for number in range(60)]), context=DESK
    )
    page.evaluate("for (let step = 0; step < 12; step++) document.getElementById('in').click()")
    page.evaluate("document.getElementById('view').scrollTo(0, 900)")
    page.wait_for_function("document.querySelector('#view .heading.pinned')")

    assert page.locator("#view .heading").evaluate(f"part => {{ {BOXES} return own.top - frame.top < 40; }}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_as_dark_as_the_page(explore, scheme):
    page = explore(load_example("reading-together"), context={**DESK, "color_scheme": scheme})
    colour = "part => getComputedStyle(part)[part instanceof SVGElement ? 'fill' : 'backgroundColor']"
    paper = page.locator("#view svg > rect").first.evaluate(colour)

    assert paper == page.locator("#view").evaluate(colour)
    assert ("rgb(16, 22, 29)" == paper) is (scheme == "dark")


def test_the_picture_opens_fitted(reading):
    assert reading.evaluate("view => view.scrollWidth <= view.clientWidth", reading.query_selector("#view"))


@pytest.mark.parametrize(("window", "direction"), [(DESK, "right"), (PHONE, "down")], ids=["desk", "phone"])
def test_the_picture_runs_as_it_is_larger_in_the_window(explore, window, direction):
    page = explore(load_example("reading-together"), context=window)
    first, last = (page.locator(f'#view [id$="-heading-{stage}"]').bounding_box() for stage in ("inputs", "impact"))

    assert {"right": "x", "down": "y"}[direction] == max("xy", key=lambda axis: last[axis] - first[axis])


def test_the_picture_runs_as_its_author_said_in_every_window(explore):
    page = explore(load_example("reading-together"), context=PHONE, direction="right")

    assert not page.locator("template").evaluate("all => all.content.childElementCount")
