from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.index import Band, Index
from knowledge.semantic import DIMENSIONS, ModelUnusable, SentenceModel, Vectors
from knowledge.wordpiece import encode

from .test_index import TOPICS


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    try:
        return SentenceModel.load()
    except ModelUnusable as error:
        pytest.skip(str(error))


def test_sentences_that_mean_the_same_are_more_alike(model: SentenceModel) -> None:
    ours, same, other = model.embed(["they want to sack us", "we may be made redundant", "the cat drinks milk"])
    assert ours @ same > ours @ other


def test_vectors_have_unit_length_and_do_not_hang_on_their_company(model: SentenceModel) -> None:
    texts = ["", "AI", "is my job safe", "the union " * 400]
    together = model.embed(texts)
    assert together.shape == (4, DIMENSIONS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together, np.concatenate([model.embed([text]) for text in texts]), atol=1e-5)


def test_meaning_is_found_without_a_common_word(model: SentenceModel) -> None:
    index = Index.build(TOPICS, model, None)
    assert index.find("spied on by the boss with a camera").hits[0].topic == "monitoring"
    assert index.find("retirement money before sixty").band is not Band.ANSWER


def test_what_was_embedded_once_is_not_embedded_again(model: SentenceModel, tmp_path: Path) -> None:
    class Counting(SentenceModel):
        texts = 0

        def embed(self, texts: Sequence[str]) -> Vectors:
            Counting.texts += len(texts)
            return super().embed(texts)

    counting = Counting(model._session, model.fingerprint)
    Index.build(TOPICS[:-1], counting, tmp_path)
    before = Counting.texts
    Index.build(TOPICS, counting, tmp_path)
    assert Counting.texts - before == len(TOPICS[-1].phrasings)


@pytest.mark.parametrize("content", [b"", b"not a model"])
def test_a_damaged_model_is_refused_in_plain_words_with_the_mend(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelUnusable, match=r"damaged.*make install"):
        SentenceModel.load(path)


def test_a_model_that_is_not_there_is_told_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"cannot be read.*make install"):
        SentenceModel.load(tmp_path / "model.onnx")


def test_text_is_cut_into_pieces_as_the_published_tokenizer_does() -> None:
    # "Isn't GenAI naïve?" by bert-base-uncased
    assert encode("Isn't GenAI naïve?", 16) == [101, 3475, 1005, 1056, 8991, 4886, 15743, 1029, 102]
    assert encode("union " * 50, 8) == [101, 2586, 2586, 2586, 2586, 2586, 2586, 102]
