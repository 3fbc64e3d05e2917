import { defineConfig } from "vitest/config";
import type { Plugin } from "vite";
import sbom from "rollup-plugin-sbom";

/** KaTeX names each font in three formats; every browser we serve reads the first. */
const woff2Only: Plugin = {
  name: "woff2-only",
  enforce: "pre",
  transform(code, id) {
    if (!id.includes("katex") || !id.endsWith(".css")) return null;
    return code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'][a-z]+["']\)/g, "");
  },
};

export default defineConfig({
  base: "/assets/",
  plugins: [woff2Only],
  build: {
    outDir: "target/classes/static/assets",
    emptyOutDir: true,
    target: ["chrome100", "firefox100", "safari15.4"],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Glyphs go into the style sheet; a font may not, the content security policy takes fonts from files only.
    assetsInlineLimit: (file) => file.endsWith(".svg"),
    rollupOptions: {
      // What of others is in the bundle; build.mjs puts it where no browser can fetch it.
      plugins: [sbom({ outFilename: "frontend.cdx", saveTimestamp: false, includeWellKnown: false })],
      onwarn(warning, warn) {
        // htmx holds an eval that its allowEval=false never reaches; the SBOM's plugin looks for every bundler it knows.
        const known =
          (warning.code === "EVAL" && warning.id?.includes("htmx")) ||
          (warning.plugin === "rollup-plugin-sbom" && warning.message.includes('"rolldown"'));
        if (!known) warn(warning);
      },
      input: { app: "src/app.ts", theme: "src/theme.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: (asset) =>
          asset.names.includes("app.css") ? "app.css" : "[name]-[hash][extname]",
      },
    },
  },
  test: { environment: "jsdom", include: ["src/**/*.test.ts"] },
});
