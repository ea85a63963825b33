"""Every statement about somebody, with the standard library alone: python3 statements.py URL ID"""

import json
import sys
import time
import urllib.error
import urllib.request

QUERY = """query ($about: ID!, $after: String) {
  statements(filter: { about: $about }, first: 5, after: $after) {
    nodes { id text speakers { name } }
    pageInfo { hasNextPage endCursor }
  }
}"""


def ask(url, query, variables):
    """The data of an operation. Waits as long as the API says when the points of a minute are used up."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(url, body, {"content-type": "application/json"})
    while True:
        try:
            answer = json.load(urllib.request.urlopen(request))
        except urllib.error.HTTPError as error:
            answer = json.load(error)
        if "errors" not in answer:
            return answer["data"]
        extensions = answer["errors"][0].get("extensions", {})
        if extensions.get("code") != "RATE_LIMITED":
            raise SystemExit(answer["errors"][0]["message"])
        time.sleep(extensions["retryAfter"])


url, about = sys.argv[1:]
after = None
while True:
    page = ask(url, QUERY, {"about": about, "after": after})["statements"]
    for one in page["nodes"]:
        speakers = ", ".join(speaker["name"] for speaker in one["speakers"])
        print(f'{speakers}: {one["text"]}')
    if not page["pageInfo"]["hasNextPage"]:
        break
    after = page["pageInfo"]["endCursor"]
