"""A mail server on this computer for the stories: aiosmtpd, which knows nothing of our code.

mail_server.py FOLDER [--port N] [--user U --password P] [--cert FILE --key FILE --tls starttls|implicit]
Prints its port once it listens. Each mail it takes becomes FOLDER/N.eml with FOLDER/N.json beside it (sender, recipients).
How it behaves stands in FOLDER/mode, read anew for each mail: empty, `refuse ADDRESS`, `refuse message`, `later`, `hang up`
(before the mail is handed over) or `cut` (when it has the mail and before it says so).
"""
import argparse
import asyncio
import json
import logging
import pathlib
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Postman:
    def __init__(self, folder):
        self.folder = folder

    def mode(self):
        mode = self.folder / "mode"
        return mode.read_text().strip() if mode.exists() else ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        mode = self.mode()
        if mode == f"refuse {address}":
            return "550 5.1.1 no such user here"
        if mode == "later":
            return "451 4.7.1 greylisted, come again later"
        if mode == "hang up":
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.mode() == "refuse message":
            return "554 5.7.1 this looks like advertising"
        number = len(list(self.folder.glob("*.eml"))) + 1
        (self.folder / f"{number}.eml").write_bytes(envelope.original_content)
        is_secret = server.transport.get_extra_info("sslcontext") is not None
        about = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": is_secret}
        (self.folder / f"{number}.json").write_text(json.dumps(about))
        if self.mode() == "cut":
            server.transport.abort()
        return "250 2.0.0 taken"


def main():
    wanted = argparse.ArgumentParser()
    wanted.add_argument("folder", type=pathlib.Path)
    wanted.add_argument("--port", type=int, default=0)
    wanted.add_argument("--user")
    wanted.add_argument("--password")
    wanted.add_argument("--cert")
    wanted.add_argument("--key")
    wanted.add_argument("--tls", choices=["starttls", "implicit"])
    given = wanted.parse_args()
    context = None
    if given.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given.cert, given.key)
    starttls = context if given.tls == "starttls" else None

    def knows(server, session, envelope, mechanism, login):
        right = (login.login.decode(), login.password.decode()) == (given.user, given.password)
        return AuthResult(success=right, handled=False)

    def conversation():
        return SMTP(
            Postman(given.folder),
            hostname="stories.example",
            authenticator=knows if given.user else None,
            auth_required=bool(given.user),
            auth_require_tls=bool(starttls),
            tls_context=starttls,
            require_starttls=bool(starttls),
        )

    async def serve():
        implicit = context if given.tls == "implicit" else None
        server = await asyncio.get_running_loop().create_server(conversation, "127.0.0.1", given.port, ssl=implicit)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    logging.disable()  # what it says of lines that were cut would lie among the results of stories
    asyncio.run(serve())


main()
