package dev.touchstone.server.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {

  private final SampleAccounts sampleAccounts;
  private final List<SignInDoors> doors;

  SignInController(SampleAccounts sampleAccounts, List<SignInDoors> doors) {
    this.sampleAccounts = sampleAccounts;
    this.doors = doors;
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
    model.addAttribute("doors", doors.stream().flatMap(way -> way.doors().stream()).toList());
    return "sign-in";
  }
}
