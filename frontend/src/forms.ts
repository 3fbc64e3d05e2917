/** A form that is on its way is not sent again by a second click; coming back to the page sets it free. */
export function guardForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || form.matches("[hx-post], [data-repeatable]")) return;
    if (form.dataset["sending"]) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented) return;
    form.dataset["sending"] = "on";
    setSending(form, true);
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sending]")) {
      delete form.dataset["sending"];
      setSending(form, false);
    }
  });
}

function setSending(form: HTMLFormElement, sending: boolean): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>("button:not([type=button])")) {
    button.toggleAttribute("aria-disabled", sending);
    if (sending) button.setAttribute("aria-disabled", "true");
    const busy = button.dataset["busy"];
    if (!busy) continue;
    if (sending) {
      button.dataset["idle"] = button.textContent ?? "";
      button.textContent = busy;
    } else if (button.dataset["idle"] !== undefined) {
      button.textContent = button.dataset["idle"];
    }
  }
}

/** "12.4 kB", "30 MB": what a person calls the size of a file. */
export function fileSize(bytes: number, language: string): string {
  const [value, unit] =
    bytes < 1000 ? [bytes, "byte"] : bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

/** How many bytes a file of this name may have, by limits such as ".py=1048576 .ipynb=5242880". */
export function limitFor(name: string, limits: string): number {
  for (const entry of limits.split(" ")) {
    const [ending = "", bytes] = entry.split("=");
    if (ending && name.toLowerCase().endsWith(ending)) return Number(bytes);
  }
  return Infinity;
}

/** A file may be dropped on the upload; its size is only a hint here, the server decides. */
export function dressUploads(root: ParentNode): void {
  for (const upload of root.querySelectorAll<HTMLElement>(".upload:not([data-dressed])")) {
    const input = upload.querySelector<HTMLInputElement>("input[type=file]");
    const says = upload.querySelector<HTMLElement>(".upload-says");
    if (!input || !says) continue;
    upload.dataset["dressed"] = "on";
    const limits = upload.dataset["limits"] ?? "";
    const show = (): void => {
      const file = input.files?.[0];
      const size = file ? fileSize(file.size, document.documentElement.lang || "en") : "";
      const tooLarge = file !== undefined && file.size > limitFor(file.name, limits);
      const warning = tooLarge ? (upload.dataset["tooLarge"] ?? "").replace("{0}", size) : size;
      says.textContent = file ? `${file.name} · ${warning}` : "";
      says.classList.toggle("upload-error", tooLarge);
    };
    input.addEventListener("change", show);
    upload.addEventListener("dragover", (event) => {
      event.preventDefault();
      upload.classList.add("over");
    });
    upload.addEventListener("dragleave", () => upload.classList.remove("over"));
    upload.addEventListener("drop", (event) => {
      event.preventDefault();
      upload.classList.remove("over");
      if (!event.dataTransfer?.files.length) return;
      input.files = event.dataTransfer.files;
      show();
    });
  }
}

/** A receipt can be copied by one click; selecting it works without this. */
export function dressReceipts(root: ParentNode): void {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>(".copy[hidden]")) {
    const code = button.parentElement?.querySelector("code");
    if (!code) continue;
    button.hidden = false;
    const idle = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent ?? "");
      button.textContent = button.dataset["done"] ?? idle;
      setTimeout(() => (button.textContent = idle), 2000);
    });
  }
}
