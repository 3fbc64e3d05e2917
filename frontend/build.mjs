// What Maven runs: npm ci, type check and bundle; with `test` the tests. Each only when its inputs changed.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "target/classes/static/assets");

function files(path) {
  return readdirSync(join(here, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path.slice(here.length)).update(readFileSync(path));
  return hash.digest("hex");
}

/** Runs the step unless its stamp says that it ran on the same inputs and its result is still there. */
function once(name, result, inputs, step) {
  const stamp = join(here, "target", `${name}.stamp`);
  const current = fingerprint(inputs);
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, "utf8") === current) return;
  step();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, current);
}

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: here, stdio: "inherit" });
  if (status !== 0) process.exit(1); // the command has said why
}

/** The server may serve app.js under a versioned name; a chunk importing it back would run it twice. */
function refuseImportsOfEntries() {
  for (const name of readdirSync(out).filter((file) => file.endsWith(".js"))) {
    if (/["'`]\.\/(?:app|theme)\.js["'`]/.test(readFileSync(join(out, name), "utf8"))) {
      throw new Error(`${name} imports an entry; give the shared code a chunk of its own`);
    }
  }
}

/** The list of what is in the bundle lies in the jar beside the server's, not among what browsers fetch. */
function moveSbom() {
  const sbom = join(here, "target/classes/META-INF/sbom");
  mkdirSync(sbom, { recursive: true });
  renameSync(join(out, "cyclonedx/frontend.cdx.json"), join(sbom, "frontend.cdx.json"));
  rmSync(join(out, "cyclonedx"), { recursive: true });
}

const lock = [join(here, "package.json"), join(here, "package-lock.json")];
const sources = [...files("src"), ...files("public"), join(here, "vite.config.ts"), join(here, "tsconfig.json"), ...lock];

once("install", join(here, "node_modules/.package-lock.json"), lock, () =>
  run("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"),
);
once("bundle", join(out, "app.js"), sources, () => {
  run(process.execPath, "node_modules/typescript/bin/tsc", "--noEmit");
  run(process.execPath, "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn");
  refuseImportsOfEntries();
  moveSbom();
});
if (process.argv[2] === "test") {
  // The report lies where Maven's do, so that whoever counts tests finds all of them.
  const report = join(here, "target/surefire-reports/TEST-frontend.xml");
  once("test", report, sources, () =>
    run(process.execPath, "node_modules/vitest/vitest.mjs", "run", "--reporter=dot", "--reporter=junit", `--outputFile.junit=${report}`, "--silent"),
  );
}
