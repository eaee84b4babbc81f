"""Fixtures of the vault: three people, and their vaults."""

from uuid import UUID

import pytest

from usward.vault.store import Vault
from usward.vault.tests.people import House


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def space(house: House) -> UUID:
    return house.space


@pytest.fixture
def ana(house: House) -> Vault:
    return house.vault(house.ana)


@pytest.fixture
def ben(house: House) -> Vault:
    return house.vault(house.ben)


@pytest.fixture
def cleo(house: House) -> Vault:
    return house.vault(house.cleo)
