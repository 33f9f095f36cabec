"""Marks go into the grading worksheet that Moodle gave, in any language."""

from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.teaching import fill_marks
from tests.teaching.graded import graded, student

EN = (
    'Identifier,"Full name","ID number","Email address",Status,Grade,"Maximum grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
    '"Participant 501","Ann Lee",s1001,ann.lee@uni.example,"Submitted for grading",,12.00,Yes,'
    '"Monday, 5 October 2026, 10:00 AM",-,\n'
    '"Participant 502","Bob, junior",s1002,s1002@uni.example,"No submission",,12.00,Yes,-,-,"a ""word"""\n'
)
DE = (
    "\ufeffID;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Bestwertung;"
    '"Bewertung kann geändert werden";"Zuletzt geändert (Abgabe)";"Zuletzt geändert (Bewertung)";'
    '"Feedback als Kommentar"\r\n'
    'Teilnehmer/in501;"Änne Groß";aenne@uni.example;"Zur Bewertung abgegeben";;12,00;Ja;'
    '"Montag, 5. Oktober 2026, 10:00";-;\r\n'
    "Teilnehmer/in502;Bob;bob@uni.example;Keine Abgabe;;12,00;Ja;-;-;\r\n"
)
ES = (
    '"Identificador","Nombre completo","Dirección de correo","Estado","Calificación","Calificación máxima",'
    '"La calificación puede ser cambiada","Última modificación (entrega)",'
    '"Última modificación (calificación)","Comentarios de retroalimentación"\n'
    '"Participante 501","Ana López García","ana@uni.example","Enviado para calificar","","12,00","Sí",'
    '"lunes, 5 de octubre de 2026, 10:00","-",""\n'
    '"Participante 502","Luis Pérez","luis@uni.example","Sin entrega","","12,00","Sí","-","-",""\n'
)
FR = (
    "Identifiant\tNom complet\tAdresse de courriel\tStatut\tGroupe\tNote\tNote maximale\t"
    "La note peut être modifiée\tDernière modification (travail remis)\tDernière modification (note)\t"
    "Feedback par commentaires\n"
    "Participant501\tAnne Léger\tanne@uni.example\tRemis pour évaluation\t1\t\t12,00\tOui\t-\t-\t\n"
    "Participant502\tBob\tbob@uni.example\tPas de travail remis\t1\t\t12,00\tOui\t-\t-\t\n"
)


def filled(tmp_path: Path, worksheet: str, *students: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    folder = graded(tmp_path / "week-5", students)
    source = tmp_path / "worksheet.csv"
    source.write_bytes(worksheet.encode())
    written = fill_marks(folder, moodle=source)
    assert written.path == tmp_path / "worksheet-filled.csv"
    assert source.read_bytes() == worksheet.encode()
    return written.path.read_bytes().decode(), written.notes


@pytest.mark.parametrize(
    ("worksheet", "before", "after"),
    [
        (EN, '"Submitted for grading",,12.00', '"Submitted for grading",8.25,12.00'),
        (DE, '"Zur Bewertung abgegeben";;12,00', '"Zur Bewertung abgegeben";8,25;12,00'),
        (ES, '"Enviado para calificar","","12,00"', '"Enviado para calificar","8,25","12,00"'),
        (FR, "évaluation\t1\t\t12,00", "évaluation\t1\t8,25\t12,00"),
    ],
    ids=["English", "German, semicolons, BOM, CRLF", "Spanish, all quoted", "French, tabs"],
)
def test_the_grade_is_found_and_every_other_byte_stays(tmp_path, worksheet, before, after) -> None:
    content, notes = filled(tmp_path, worksheet, student("x", lms_id="501", marks="8.25"))
    assert content == worksheet.replace(before, after)
    assert notes == ("1 student in Moodle's file handed in nothing that was marked; left as they were.",)


def test_participants_are_known_by_their_numbers_in_the_digits_of_any_script(tmp_path) -> None:
    worksheet = "المعرف,الاسم,Grade,Max\nمشارك ٥٠١,Ann,,12\nمشارك ५०२,Bob,,12\n"
    people = [student("s1", lms_id="501", marks="8"), student("s2", lms_id="502", marks="9")]
    content, _ = filled(tmp_path, worksheet, *people)
    assert content == worksheet.replace("Ann,,", "Ann,8,").replace("Bob,,", "Bob,9,")


def test_of_a_group_that_has_one_file_nobody_is_suspected(tmp_path) -> None:
    worksheet = "ID,Name,Status,Grade,Max\nP 1,Ann Lee,,,12\nP 2,Bob Roe,,,12\nP 3,Cy Poe,,,12\n"
    group = [student("s1", "Ann Lee", lms_id=number) for number in "123"]
    content, notes = filled(tmp_path, worksheet, *group)
    assert content.count(",9,12") == 3
    assert notes == ()


@pytest.mark.parametrize("short", ["P 2,Bob,,,9", "P 2,Bob,", "P 2"])
def test_a_row_that_was_cut_off_costs_the_others_nothing(tmp_path, short) -> None:
    worksheet = f"ID,Name,Status,Grade,Max,Note\n{short}\nP 1,Ann,,,9,\nP 3,Cy,,,9,\n"
    content, _ = filled(tmp_path, worksheet, *(student("x", lms_id=number) for number in "123"))
    rows = content.splitlines()
    assert rows[2:] == ["P 1,Ann,,6.75,9,", "P 3,Cy,,6.75,9,"]
    assert rows[1].split(",")[3] == "6.75"


def test_a_decimal_comma_in_a_file_with_commas_is_quoted(tmp_path) -> None:
    worksheet = 'ID,Name,Note,Max\nP 1,Ann,,"12,00"\n'
    assert filled(tmp_path, worksheet, student("x", lms_id="1", marks="8.5"))[0] == worksheet.replace(
        "Ann,,", 'Ann,"8,5",'
    )


@pytest.mark.parametrize("student_id", ["s1001", "S1001 ", "ann.lee", "ann.lee@uni.example"])
def test_without_an_lms_id_the_students_id_must_equal_one_in_the_file(tmp_path, student_id) -> None:
    content, _ = filled(tmp_path, EN, student(student_id))
    assert '"Submitted for grading",9,' in content


def test_the_lms_id_goes_before_what_the_file_says(tmp_path) -> None:
    content, _ = filled(tmp_path, EN, student("s1001", lms_id="502", marks="3"))
    assert '"No submission",3,' in content
    assert '"Submitted for grading",,' in content


def test_a_name_that_differs_is_filled_in_by_the_id_and_told(tmp_path) -> None:
    content, notes = filled(tmp_path, EN, student("7", "Eve Stone", lms_id="501"), student("8", "Bob", "502"))
    assert '"Submitted for grading",9,' in content
    assert notes == ("Look: by the id 7 (Eve Stone) is row 2 (Ann Lee): no name is the same.",)


def test_the_worksheet_of_another_assignment_is_suspected(tmp_path) -> None:
    notes = filled(tmp_path, EN, student("7", "Eve Stone", "501"), student("8", "Cy Cox", "502"))[1]
    assert notes[0].startswith("Look: is this the file of this assignment? Moodle numbers participants anew")
    assert len(notes) == 3


def test_ids_that_a_spreadsheet_changed_in_the_worksheet_are_told(tmp_path) -> None:
    _, (unknown, *_) = filled(tmp_path, EN.replace("s1001", "1001"), student("01001"))
    assert unknown.startswith(
        "Unknown: 01001 stands in no row of the file; but for zeros in front of its id, row 2"
    )
    _, (look, *_) = filled(tmp_path / "b", EN.replace("s1001", "2.02E+10"), student("20230012345"))
    assert look.startswith("Look at 1 row, the first of them 2: there, a spreadsheet has made")


def test_names_are_never_guessed(tmp_path) -> None:
    content, notes = filled(tmp_path, EN, student("7", "Ann Lee"), student("ann", "Ann Lee"))
    assert content == EN
    assert "Unknown: 7 (Ann Lee) stands in no row of the file; enter the marks by hand." in notes


def test_two_who_claim_one_row_are_both_left_out(tmp_path) -> None:
    content, notes = filled(tmp_path, EN, student("s1001"), student("x", "Eve", lms_id="501"))
    assert content == EN
    assert "Doubled: s1001 and x (Eve) belong to row 2 (Ann Lee); left as it was." in notes


def test_a_row_that_stands_twice_in_the_file_is_left_out(tmp_path) -> None:
    worksheet = EN + EN.splitlines(keepends=True)[1]
    content, notes = filled(tmp_path, worksheet, student("x", lms_id="501"))
    assert content == worksheet
    assert "Doubled: x stands in rows 2 and 4 of the file; none was filled in." in notes


def test_an_unmarked_total_stays_empty_and_is_told(tmp_path) -> None:
    content, notes = filled(tmp_path, EN, student("s1001", marks=""))
    assert content == EN
    assert notes[-1] == "Not marked yet, so left as it was: s1001. Mark the texts and grade again."


def test_another_maximum_scales_the_marks_and_says_so(tmp_path) -> None:
    content, notes = filled(tmp_path, EN.replace("12.00", "100.00"), student("s1001", marks="8"))
    assert '"Submitted for grading",66.67,100.00' in content
    assert notes[0] == "Moodle marks out of 100, the assignment out of 12: marks were scaled to 100."


def test_a_mark_that_stood_there_before_is_replaced_and_counted(tmp_path) -> None:
    worksheet = EN.replace('grading",,', 'grading",4.00,')
    content, notes = filled(tmp_path, worksheet, student("s1001"))
    assert 'grading",9,' in content
    assert notes[-1] == "1 of them replaced a mark that stood there before."


def test_an_id_that_looked_like_a_formula_is_found_again(tmp_path) -> None:
    worksheet = EN.replace("s1001", "-1001")
    folder = graded(tmp_path / "week-5", [student("-1001") | {"student_id": "'-1001"}])
    (tmp_path / "w.csv").write_text(worksheet)
    assert 'grading",9,' in fill_marks(folder, moodle=tmp_path / "w.csv").path.read_text()


def test_numbers_in_other_columns_are_no_grades(tmp_path) -> None:
    worksheet = "ID,Navn,ID number,År,Karakter,Maks\nP1,Ann,1001,2024,,12\nP2,Bob,1002,2025,,12\n"
    content, _ = filled(tmp_path, worksheet, student("1001"))
    assert content == worksheet.replace("2024,,", "2024,9,")


def test_blind_marking_leaves_only_the_number(tmp_path) -> None:
    worksheet = "Identifier,Status,Grade,Maximum grade\nParticipant 501,Submitted,,12.00\n"
    content, notes = filled(tmp_path, worksheet, student("x", "Ann Lee", lms_id="501"))
    assert "Submitted,9,12.00" in content
    assert notes == ()


@pytest.mark.parametrize(
    ("worksheet", "said"),
    [
        ("Name,Grade,Max\nAnn,,10\n", "its first column numbers no participants"),
        (EN.replace("12.00", '"fail, pass"'), "no column for a grade in points beside its maximum"),
        ("ID,A,B,C,D\nP1,,5,,6\n", "Several of its columns could be the grade: A, C"),
        ("ID,Name\n", "no rows below its header"),
    ],
    ids=["another table", "a scale", "two candidates", "nobody"],
)
def test_what_is_no_worksheet_is_refused_by_name(tmp_path, worksheet, said) -> None:
    with pytest.raises(TeachingError, match=f"worksheet.csv: .*{said}"):
        filled(tmp_path, worksheet, student("x", lms_id="1"))


def test_the_export_itself_is_never_overwritten(tmp_path) -> None:
    folder = graded(tmp_path / "week-5", [student("s1001")])
    (tmp_path / "w.csv").write_text(EN)
    with pytest.raises(TeachingError, match="is your own export, and stays as it is"):
        fill_marks(folder, moodle=tmp_path / "w.csv", output=tmp_path / "week-5" / ".." / "w.csv")
    assert (tmp_path / "w.csv").read_text() == EN


def test_without_marks_it_says_what_to_run(tmp_path) -> None:
    (tmp_path / "w.csv").write_text(EN)
    with pytest.raises(TeachingError, match="There are no marks yet: .* Run `cocreation grade"):
        fill_marks(tmp_path, moodle=tmp_path / "w.csv")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("student_id,", "student;id,"),
            "results/marks.csv has no column student_id: run `cocreation grade`",
        ),
        ((",9,12,", ",nine,12,"), "Row 2, marks: 'nine' is no number from 0 to 1,000,000."),
        ((",9,12,", ",-1,12,"), "Row 2, marks: '-1' is no number"),
        ((",9,12,", ",NaN,12,"), "Row 2, marks: 'NaN' is no number"),
        ((",9,12,", f",{'9' * 29},12,"), f"Row 2, marks: '{'9' * 29}' is no number"),
        ((",9,12,", ",9,02. Mai,"), "Row 2, out_of: '02. Mai' is no number"),
        ((",9,12,", ",9,,"), "Row 2, out_of: it is empty."),
        (("s1001", "2.02E+10"), "Row 2, student_id: '2.02E+10' is what a spreadsheet made of an id."),
    ],
)
def test_marks_that_were_changed_are_refused(tmp_path, change, said) -> None:
    folder = graded(tmp_path / "week-5", [student("s1001")])
    path = folder / "results/marks.csv"
    path.write_text(path.read_text().replace(*change))
    (tmp_path / "w.csv").write_text(EN)
    with pytest.raises(TeachingError) as problem:
        fill_marks(folder, moodle=tmp_path / "w.csv")
    assert said in str(problem.value)
