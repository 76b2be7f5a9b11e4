"""The programs of the guide's recipe, on this machine alone and with the guide's own files.

A directory (OpenLDAP over TLS), the login in front (Apache) and a web server (nginx or Caddy). Of the files
only ports, folders and the directory's host are changed.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "server.md"
HOST = "plans.example.com"
PROGRAMS = ("nginx", "caddy", "apache2", "slapd", "slapadd", "slappasswd", "openssl")
PATIENCE = 60
"""The longest, in seconds, that a program may take to listen."""
_DIRECTORY = """\
dn: dc=example,dc=com
objectClass: dcObject
objectClass: organization
o: example

dn: ou=people,dc=example,dc=com
objectClass: organizationalUnit

dn: ou=groups,dc=example,dc=com
objectClass: organizationalUnit

dn: cn=reader,dc=example,dc=com
objectClass: organizationalRole
objectClass: simpleSecurityObject
userPassword: {reader}

dn: uid=wang,ou=people,dc=example,dc=com
objectClass: inetOrgPerson
cn: 王小明
sn: 王
userPassword: {wang}

dn: uid=chen,ou=people,dc=example,dc=com
objectClass: inetOrgPerson
cn: 陳大文
sn: 陳
userPassword: {chen}

dn: cn=marketing,ou=groups,dc=example,dc=com
objectClass: groupOfNames
member: uid=wang,ou=people,dc=example,dc=com
"""
_SLAPD = """\
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
TLSCertificateFile {folder}/certificate.pem
TLSCertificateKeyFile {folder}/key.pem
TLSCACertificateFile {folder}/company-ca.pem
database mdb
directory {folder}/directory
suffix dc=example,dc=com
access to attrs=userPassword by anonymous auth
access to * by dn.exact=cn=reader,dc=example,dc=com read by * none
"""
_APACHE_MODULES = (
    *("mpm_event", "authn_core", "authz_core", "authz_user", "auth_basic", "dir"),
    *("ldap", "authnz_ldap"),
)
PASSWORDS = {"reader": "查詢 reader", "wang": "密碼 wang", "chen": "密碼 chen"}


def recipe() -> dict[str, str]:
    """Return the guide's configuration files by the path that each begins with."""
    blocks = re.findall(r"^```\w+\n# (/\S+)\n(.*?)^```", GUIDE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return dict(blocks)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def run(*command: str | Path, given: str | None = None) -> str:
    """Run a program to its end, and return what it printed."""
    words = [str(part) for part in command]
    done = subprocess.run(words, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@contextmanager
def running(log: Path, port: int, *command: str | Path, **variables: str) -> Iterator[None]:
    """Keep a program running that listens on a port of this machine."""
    with log.open("w") as output:
        words = [str(part) for part in command]
        process = subprocess.Popen(words, stdout=output, stderr=output, env={**os.environ, **variables})
    try:
        deadline = time.monotonic() + PATIENCE
        while True:
            assert process.poll() is None, log.read_text()
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait()


def write_certificates(folder: Path) -> None:
    """Write a company's authority, and a certificate of the site and of the directory on this machine."""
    config = folder / "openssl.cnf"
    config.write_text(
        "[req]\ndistinguished_name=name\n[name]\n[ca]\nbasicConstraints=critical,CA:true\n"
        f"[site]\nsubjectAltName=DNS:{HOST},IP:127.0.0.1\n"
    )
    request = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-config", config)
    run(
        *(*request, "-subj", "/CN=Company", "-extensions", "ca"),
        *("-keyout", folder / "ca-key.pem", "-out", folder / "company-ca.pem"),
    )
    run(
        *(*request, "-subj", f"/CN={HOST}", "-extensions", "site"),
        *("-CA", folder / "company-ca.pem", "-CAkey", folder / "ca-key.pem"),
        *("-keyout", folder / "key.pem", "-out", folder / "certificate.pem"),
    )


@contextmanager
def directory(folder: Path) -> Iterator[int]:
    """Keep the company's directory running; gives its port."""
    (folder / "directory").mkdir()
    settings = folder / "slapd.conf"
    settings.write_text(_SLAPD.format(folder=folder))
    secrets = {who: run("slappasswd", "-s", word).strip() for who, word in PASSWORDS.items()}
    run("slapadd", "-f", settings, given=_DIRECTORY.format(**secrets))
    port = free_port()
    address = f"ldaps://127.0.0.1:{port}"
    with running(folder / "slapd.log", port, "slapd", "-f", settings, "-h", address, "-d", "0"):
        yield port


@contextmanager
def login(folder: Path, directory_port: int) -> Iterator[int]:
    """Keep the recipe's login running; gives its port."""
    (folder / "login").mkdir()
    (folder / "login" / "index.html").touch()
    (folder / "ldap-password").write_text(PASSWORDS["reader"], "utf-8")
    port = free_port()
    site = with_places(
        recipe()["/etc/apache2/sites-available/login.conf"],
        {
            "127.0.0.1:9091": f"127.0.0.1:{port}",
            "ldap.example.com": f"127.0.0.1:{directory_port}",
            "/etc/ssl/plans/company-ca.pem": f"{folder}/company-ca.pem",
            "/etc/apache2/ldap-password": f"{folder}/ldap-password",
            "/srv/login": f"{folder}/login",
        },
    )
    modules = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in _APACHE_MODULES
    )
    head = (
        f"ServerRoot {folder}\nServerName login\nPidFile {folder}/apache.pid\nErrorLog {folder}/apache.log\n"
    )
    user = "User nobody\nGroup nogroup\n" if os.geteuid() == 0 else ""
    (folder / "apache.conf").write_text(f"{head}{modules}{user}{site}", "utf-8")
    run("apache2", "-f", folder / "apache.conf", "-t")
    command = ("apache2", "-f", folder / "apache.conf", "-D", "FOREGROUND")
    with running(folder / "apache.out", port, *command):
        yield port


@contextmanager
def nginx(folder: Path, site: Path, policy: Path, login_port: int) -> Iterator[int]:
    """Keep the recipe's nginx running; gives its port."""
    port, plain = free_port(), free_port()
    server = with_places(
        recipe()["/etc/nginx/conf.d/plans.conf"],
        {
            "listen 80;": f"listen 127.0.0.1:{plain};",
            "listen 443 ": f"listen 127.0.0.1:{port} ",
            "/etc/ssl/plans": str(folder),
            "root /srv/www/plans;": f"root {site};",
            "127.0.0.1:9091": f"127.0.0.1:{login_port}",
            "/etc/nginx/snippets/plans-csp.conf": str(policy),
        },
    )
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/nginx-{kind};\n" for kind in kinds)
    user = "user root;\n" if os.geteuid() == 0 else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"{user}daemon off;\npid {folder}/nginx.pid;\nevents {{}}\n"
        f"http {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{temporary}{server}}}\n",
        "utf-8",
    )
    command = ("nginx", "-c", configuration, "-e", folder / "nginx.log")
    run(*command, "-t", "-q")
    with running(folder / "nginx.out", port, *command):
        yield port


@contextmanager
def caddy(folder: Path, site: Path, policy: Path, login_port: int) -> Iterator[int]:
    """Keep the recipe's Caddy running; gives its port."""
    port, plain = free_port(), free_port()
    server = with_places(
        recipe()["/etc/caddy/Caddyfile"],
        {
            "/etc/ssl/plans": str(folder),
            "root * /srv/www/plans": f"root * {site}",
            "127.0.0.1:9091": f"127.0.0.1:{login_port}",
            "/etc/caddy/plans-csp.caddy": str(policy),
        },
    )
    configuration = folder / "Caddyfile"
    configuration.write_text(
        f"{{\n\tadmin off\n\thttps_port {port}\n\thttp_port {plain}\n\tdefault_bind 127.0.0.1\n}}\n{server}",
        "utf-8",
    )
    options = ("--config", configuration, "--adapter", "caddyfile")
    homes = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    run("caddy", "validate", *options)
    with running(folder / "caddy.log", port, "caddy", "run", *options, **homes):
        yield port


def with_places(text: str, places: dict[str, str]) -> str:
    """Return a file of the recipe with other places; each must be in it."""
    for place, other in places.items():
        assert place in text, place
        text = text.replace(place, other)
    return text


def missing(programs: Sequence[str] = PROGRAMS) -> list[str]:
    """Return the programs that this machine lacks."""
    return [name for name in programs if shutil.which(name) is None]
