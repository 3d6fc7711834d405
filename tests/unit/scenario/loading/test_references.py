from pathlib import Path

from tests.helpers.scenario_files import ORDERS_FILE, changed, errors_of, load, valid_files


def test_the_name_of_a_place_will_do_in_place_of_its_id(tmp_path: Path) -> None:
    files = valid_files()
    files["villages.csv"] = files["villages.csv"].replace("Boluo,T1", "Boluo,Ala")
    files["fleet.csv"] = files["fleet.csv"].replace("small_van,T2", "small_van,Muli")
    files["outlets.csv"] = files["outlets.csv"].replace("28.05,C", "28.05,County centre")
    files[ORDERS_FILE] = files[ORDERS_FILE].replace("V3,", "Dama,")
    scenario, day = load(tmp_path, files)
    assert scenario.villages[1].outlet == "T1"
    assert scenario.fleet[1].base == "T2"
    assert scenario.outlets[2].parent == "C"
    assert day.orders[2].village == "V3"


def test_a_name_that_several_places_bear_is_an_error(tmp_path: Path) -> None:
    files = changed("villages.csv", "V3,Dama", "V3,Aba")
    files[ORDERS_FILE] = files[ORDERS_FILE].replace("V1,", "Aba,")
    (finding,) = errors_of(tmp_path, files)
    assert finding.code == "scenario.name-ambiguous"
    assert "'V1', 'V3'" in finding.cause


def test_an_id_goes_before_the_same_name_of_another_place(tmp_path: Path) -> None:
    _, day = load(tmp_path, changed("villages.csv", "V3,Dama", "V3,V1"))
    assert day.orders[0].village == "V1"


def test_chinese_words_for_profiles_become_the_built_in_ones(tmp_path: Path) -> None:
    files = changed("villages.csv", "van;three_wheeler", "面包车、三轮车")
    scenario, _ = load(tmp_path, files)
    assert scenario.villages[0].access == ("van", "three_wheeler")


def test_an_own_profile_goes_before_the_word_for_a_built_in_one(tmp_path: Path) -> None:
    files = changed("villages.csv", "van;three_wheeler", "面包车")
    files["scenario.yaml"] += "profiles:\n  面包车: {base: van}\n"
    scenario, _ = load(tmp_path, files)
    assert scenario.villages[0].access == ("面包车",)
