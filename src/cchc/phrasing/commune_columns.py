"""The columns that tell communes apart, which stand last in every row for machines."""

from cchc.model.commune import Commune
from cchc.phrasing.column import Column, ValueKind

COMMUNE = Column[Commune]("Đơn vị", ValueKind.TEXT, lambda commune: commune.name, 13)
COMMUNE_CODE = Column[Commune]("Mã đơn vị", ValueKind.CODE, lambda commune: commune.code, 9)
ISSUER = Column[Commune]("Cơ quan ban hành", ValueKind.TEXT, lambda commune: commune.issuer, 13)
NAMES = (COMMUNE, COMMUNE_CODE, ISSUER)
"""The columns of a commune's names, in the order of CSV."""
