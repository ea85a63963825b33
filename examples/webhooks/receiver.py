# Receives the messages of a webhook of Readout: python3 receiver.py [port]. Its secret is in WEBHOOK_SECRET.
import base64, hashlib, hmac, json, os, sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        message_id, sent = self.headers["webhook-id"], self.headers["webhook-timestamp"]
        digest = hmac.new(KEY, f"{message_id}.{sent}.".encode() + body, hashlib.sha256).digest()
        ours = "v1," + base64.b64encode(digest).decode()
        signed = any(hmac.compare_digest(ours, one) for one in self.headers["webhook-signature"].split())
        if signed and abs(time.time() - int(sent)) < 300:
            # Put what came where it is safe before you answer: the answer moves the cursor. A message may come twice.
            for change in json.loads(body)["data"].get("changes", []):
                print(change["action"], change["recordId"], change["revision"], flush=True)
        self.send_response(204 if signed else 401)
        self.end_headers()

    def log_message(self, *_):
        pass


HTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 3000), Receiver).serve_forever()
