// Completion and hints from the JSON Schema of model files.

import { hoverTooltip } from "@codemirror/view";

import schema from "./logicmodel.schema.json" with { type: "json" };

// Resolve references, and the first choice of several that is a mapping.
function resolved(node) {
  let found = node;
  while (found?.$ref) found = found.$ref.split("/").slice(1).reduce((at, step) => at[step], schema);
  const choices = found?.anyOf ?? found?.oneOf;
  return choices ? choices.map(resolved).find((choice) => choice?.properties || choice?.additionalProperties) ?? resolved(choices[0]) : found;
}

const below = (node, key) => resolved(node?.properties?.[key] ?? node?.additionalProperties ?? node?.items);

// The keys above a line, by their indentation.
function keysAbove(doc, number) {
  const keys = [];
  let indent = /^[\s-]*/.exec(doc.line(number).text)[0].length;
  for (let line = number - 1; line > 0 && indent > 0; line -= 1) {
    const match = /^(\s*)(- )?([\w./-]+):/.exec(doc.line(line).text);
    if (!match || match[1].length + (match[2]?.length ?? 0) >= indent) continue;
    keys.unshift(match[3]);
    indent = match[1].length;
  }
  return keys;
}

const nodeAt = (doc, number) => keysAbove(doc, number).reduce(below, resolved(schema));

export function completions(context) {
  const line = context.state.doc.lineAt(context.pos);
  const value = /^[\s-]*([\w-]+):\s+([\w-]*)$/.exec(line.text.slice(0, context.pos - line.from));
  const node = nodeAt(context.state.doc, line.number);
  if (value) {
    const choices = below(node, value[1])?.enum ?? [];
    return choices.length ? { from: context.pos - value[2].length, options: choices.map((label) => ({ label: String(label), type: "enum" })) } : null;
  }
  const key = context.matchBefore(/[\w-]*/);
  if (!node?.properties || (key.from === key.to && !context.explicit)) return null;
  const options = Object.entries(node.properties).map(([label, each]) => ({ label, apply: `${label}: `, type: "property", info: resolved(each)?.description ?? each.description }));
  return { from: key.from, options };
}

export const hints = hoverTooltip((view, position) => {
  const line = view.state.doc.lineAt(position);
  const match = /^[\s-]*([\w-]+):/.exec(line.text);
  if (!match) return null;
  const node = nodeAt(view.state.doc, line.number)?.properties?.[match[1]];
  const description = node?.description ?? resolved(node)?.description;
  if (!description) return null;
  return {
    pos: line.from,
    create: () => ({ dom: Object.assign(document.createElement("div"), { className: "hint", textContent: description }) }),
  };
});
