"""``texts`` and ``translate``: words go out to a translator and come back."""

from logicmodel import load


def test_words_go_out_and_come_back(run, tmp_path):
    run("example", "reading-together", "-o", "model.yaml")
    out = run("texts", "model.yaml", "es.csv", "--language", "es")
    path = tmp_path / "es.csv"
    words = path.read_text(encoding="utf-8").replace(
        "elements/train/label,Train volunteers in paired reading,",
        "elements/train/label,Train volunteers in paired reading,Formar a voluntarios",
    )
    path.write_text(words, encoding="utf-8")
    back = run("translate", "model.yaml", "es.csv", "--language", "es", "-o", "es.yaml")
    model = load(tmp_path / "es.yaml")

    assert (0, 0) == (out.exit_code, back.exit_code), back.output
    assert ("Formar a voluntarios", "es") == (model["train"].label, model.language)
    assert "texts untranslated:\n  model//title\n" in back.stderr


def test_a_file_for_translators_is_brought_up_to_date(run, tmp_path):
    run("example", "reading-together", "-o", "model.yaml")
    run("texts", "model.yaml", "es.po")
    path = tmp_path / "es.po"
    text = path.read_text(encoding="utf-8").replace(
        'msgid "Reading Together"\nmsgstr ""', 'msgid "Reading Together"\nmsgstr "L"'
    )
    path.write_text(text, encoding="utf-8")
    run("add", "model.yaml", "outputs", "new", "label=A new output")

    assert 2 == run("texts", "model.yaml", "es.po").exit_code
    assert 0 == run("texts", "model.yaml", "es.po", "--force").exit_code
    assert 'msgstr "L"' in path.read_text(encoding="utf-8")
    assert "A new output" in path.read_text(encoding="utf-8")
