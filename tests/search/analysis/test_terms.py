"""What a query asks for."""

from search.analysis import Phrase, Term, single_keys, terms


def first_keys(query: str) -> list[tuple[str, ...]]:
    return [term.phrases[0].keys for term in terms(query)]


def test_a_term_of_han_must_stand_together() -> None:
    assert terms("布鲁氏菌") == [Term((Phrase(("布鲁", "鲁氏", "氏菌")),))]


def test_one_character_is_the_beginning_of_a_pair() -> None:
    assert terms("病") == [Term((Phrase(("病",), prefix=True),))]


def test_terms_end_at_spaces_and_punctuation() -> None:
    assert first_keys("布病 鼠疫，炭疽/口疫") == [("布病",), ("鼠疫",), ("炭疽",), ("口疫",)]


def test_signs_inside_a_word_keep_it_together() -> None:
    assert first_keys("COVID-19 PM2.5 5G网络") == [("covid", "19"), ("pm2", "5"), ("5g", "网络")]


def test_a_mongolian_word_is_looked_for_by_shape_and_by_skeleton() -> None:
    [term] = terms("ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ")
    assert [phrase.keys[0][:2] for phrase in term.phrases] == ["mg", "mk"]


def test_a_loose_suffix_asks_for_nothing() -> None:
    assert terms("ᠮᠣᠩᠭᠣᠯ ᠤᠨ") == terms("ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ")


def test_the_same_term_is_asked_for_once() -> None:
    assert len(terms("布病 布病 佈病")) == len(terms("布病 佈病"))


def test_the_last_term_may_go_on() -> None:
    *_, last = terms("草原 人畜", prefix_last=True)
    assert last.phrases == (Phrase(("人畜",), prefix=True),)


def test_a_query_of_nothing_has_no_terms() -> None:
    for query in ("", " ", '"', "？！", "\x00", "ᠤᠨ"):
        assert terms(query) == []
        assert single_keys(query) == []


def test_a_question_taken_apart_leaves_out_the_words_that_make_it_a_question() -> None:
    found = [term.phrases[0].keys[0] for term in single_keys("什么是布病的症状")]
    assert "布病" in found
    assert "症状" in found
    assert not {"什么", "么是", "病的", "的症"} & set(found)


def test_a_query_of_nothing_but_question_words_is_still_a_query() -> None:
    assert single_keys("怎么样") != []


def test_a_pasted_article_is_cut() -> None:
    assert len(terms("".join(f"词{n} " for n in range(1000)))) <= 32
    assert len(single_keys("".join(chr(0x4E00 + n) for n in range(1000)))) <= 96


def test_a_verb_is_looked_for_by_its_root_and_counts_no_more_than_a_noun() -> None:
    [term] = terms("ᠦᠵᠡᠪᠡᠯ")
    assert [phrase.keys[0][:2] for phrase in term.phrases] == ["mg", "mr"]
    assert len(single_keys("ᠦᠵᠡᠪᠡᠯ")) == len(single_keys("ᠮᠣᠩᠭᠣᠯ")) == 2


def test_a_word_that_is_not_finished_has_no_root() -> None:
    [term] = terms("ᠦᠵᠡᠪᠡᠯ", prefix_last=True)
    assert [phrase.keys[0][:2] for phrase in term.phrases] == ["mg", "mk"]
