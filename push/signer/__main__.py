"""`python -m push.signer --socket S --keys DIR --database URL`."""

import argparse
import logging
import signal
import sys
import threading
import time
from pathlib import Path
from types import FrameType

from push.documents import key_id

from .desk import Desk
from .keystore import KeyStore, KeyStoreError, open_store
from .publications import reader
from .server import SignerServer, SocketError

log = logging.getLogger("push.signer")


def main(arguments: list[str] | None = None) -> int:
    """Runs the signer until SIGTERM or SIGINT; 2 with one clear line when it cannot start."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.renew and not (options.socket and options.database):
        parser.error("--socket and --database are needed (unless --renew)")
    logging.basicConfig(format="%(asctime)s signer %(levelname)s %(message)s", level=logging.INFO)
    try:
        store = open_store(options.keys, int(time.time()))
        if options.renew:
            return 0
        server = SignerServer(
            options.socket, Desk(store, reader(options.database)), options.socket_mode
        )
    except (KeyStoreError, SocketError, ValueError) as error:
        print(f"signer: {error}", file=sys.stderr)  # noqa: T201 — for the person who started it
        return 2
    _announce(store, options.socket)
    _stop_on_signals(server)
    server.serve_forever(poll_interval=0.2)
    server.close_gently()
    log.info("stopped")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m push.signer", description=__doc__)
    parser.add_argument("--socket", type=Path, help="Unix socket to listen on")
    parser.add_argument("--keys", type=Path, required=True, help="directory of the private keys")
    parser.add_argument("--database", default="", help="sqlite:////path or postgresql://…")
    parser.add_argument(
        "--socket-mode",
        type=lambda text: int(text, 8),
        default=0o600,
        help="mode of the socket, octal; 660 when the web process has another user (default 600)",
    )
    parser.add_argument(
        "--renew", action="store_true", help="sign the key list again if needed, and leave"
    )
    return parser


def _announce(store: KeyStore, socket: Path) -> None:
    log.info("listening on %s, root %s", socket, key_id(store.root_public))
    if store.embedded:
        log.warning("the root key is embedded: it lies beside the online keys (see docs)")


def _stop_on_signals(server: SignerServer) -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        # shutdown() waits for the serving loop, which is this very thread.
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


if __name__ == "__main__":
    sys.exit(main())
