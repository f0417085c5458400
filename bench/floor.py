"""The same loop with Python's json: read lines, loads (the row and the JSON texts inside it), dumps, write."""
import json
import sys

shape, source, target = sys.argv[1:4]
rows = 0
with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
    for line in lines:
        row = json.loads(line)
        if shape == "xlam-60k":
            row["tools"] = json.loads(row["tools"])
            row["answers"] = json.loads(row["answers"])
        else:
            for message in row["messages"]:
                for call in message.get("tool_calls") or []:
                    call["function"]["arguments"] = json.loads(call["function"]["arguments"])
        out.write(json.dumps(row, ensure_ascii=False))
        out.write("\n")
        rows += 1
print(rows)
