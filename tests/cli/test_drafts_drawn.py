"""A draft is drawn without its loose ends, which are told."""


def test_a_draft_is_drawn_and_what_was_left_out_is_said(run, tmp_path):
    (tmp_path / "m.yaml").write_text("logicmodel: 1\nid: m\ninputs: {a: A}\nlinks: [a -> b]\n", encoding="utf-8")
    refused = run("draw", "m.yaml", "-o", "m.svg")
    drawn = run("draw", "m.yaml", "-o", "m.svg", "--draft")

    assert (1, 0) == (refused.exit_code, drawn.exit_code)
    assert "Left out: m.yaml:4:9: link 'a -> b' names 'b', which is not there yet\nDrawn: m.svg\n" == drawn.stderr
    assert ">A</text>" in (tmp_path / "m.svg").read_text(encoding="utf-8")
