"""An Office file whose bytes depend on nothing but what is in it and the day that it shows."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def packed(document: bytes, day: date) -> bytes:
    """Return a workbook or presentation as written on `day`, wherever and whenever that was."""
    output = BytesIO()
    moment = f"{day.isoformat()}T00:00:00Z".encode()
    with ZipFile(BytesIO(document)) as source, ZipFile(output, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _MOMENT.sub(rb"\g<1>" + moment + rb"\g<2>", data)
            entry = ZipInfo(name, _ZIP_DATE)
            entry.create_system = 3
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, data)
    return output.getvalue()
