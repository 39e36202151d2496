"""A survey on Dask gives what it gives here."""

import pytest

from logicmodel import Activity, Input, LogicModel
from logicmodel.portfolio import rows_of, survey

pytestmark = pytest.mark.slow


def test_a_cluster_of_dask_gives_equal_answers_in_order():
    distributed = pytest.importorskip("distributed")
    models = [
        LogicModel(f"m{number}", parts=[Input("staff", "Staff") >> Activity("train", f"Train {number}")])
        for number in range(60)
    ]

    with distributed.Client(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as client:
        found = list(survey(models, rows_of, executor=client.get_executor(), chunk=7))

    assert list(survey(models, rows_of)) == found
