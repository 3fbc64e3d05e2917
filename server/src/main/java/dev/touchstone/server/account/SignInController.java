package dev.touchstone.server.account;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {

  private final SampleAccounts sampleAccounts;

  SignInController(SampleAccounts sampleAccounts) {
    this.sampleAccounts = sampleAccounts;
  }

  @GetMapping("/sign-in")
  String form(
      @RequestParam(required = false) @Nullable String refused,
      @RequestParam(required = false) @Nullable String out,
      @RequestParam(name = "wait", required = false) @Nullable Integer minutes,
      Model model) {
    model.addAttribute("refused", refused != null);
    model.addAttribute("signedOut", out != null);
    model.addAttribute("minutes", minutes);
    model.addAttribute("sample", sampleAccounts.areOpen());
    return "sign-in";
  }
}
