"""Turn a customer's files into a Customer, or into every mistake that is in them, each at its line and column."""

from __future__ import annotations

from successplan.load.customer import customer_folder, load_customer, load_workspace, plan_language, salvage_customer
from successplan.load.find import find_customers, find_workspace, house_folders
from successplan.load.incoming import read_incoming
from successplan.load.mend import mended_forms, mended_ids
from successplan.load.repair import Change

__all__ = [
    "Change",
    "customer_folder",
    "find_customers",
    "find_workspace",
    "house_folders",
    "load_customer",
    "load_workspace",
    "mended_forms",
    "mended_ids",
    "plan_language",
    "read_incoming",
    "salvage_customer",
]
