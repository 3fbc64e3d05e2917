package dev.touchstone.server.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people see to themselves: their password, and where they are signed in. */
@Controller
@RequestMapping("/account")
class AccountController {

  private final Accounts accounts;
  private final OpenSessions sessions;
  private final PasswordEncoder encoder;
  private final PasswordAgain again;
  private final List<SignInDoors> doors;
  private final TransactionTemplate transaction;

  AccountController(
      Accounts accounts,
      OpenSessions sessions,
      PasswordEncoder encoder,
      PasswordAgain again,
      List<SignInDoors> doors,
      TransactionTemplate transaction) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.encoder = encoder;
    this.again = again;
    this.doors = doors;
    this.transaction = transaction;
  }

  @GetMapping
  String show(@AuthenticationPrincipal SignedIn person, HttpServletRequest request, Model model) {
    model.addAttribute("account", accounts.findById(person.id()).orElseThrow());
    model.addAttribute("sessions", sessions.of(person.name(), request.getSession().getId()));
    model.addAttribute("shortest", NewPassword.SHORTEST);
    model.addAttribute("doors", doors.stream().mapToLong(way -> way.doors().size()).sum());
    return "account";
  }

  @PostMapping("/password")
  Object change(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam String current,
      @ModelAttribute NewPassword chosen,
      HttpServletRequest request,
      RedirectAttributes after,
      Model model) {
    Optional<String> wrong =
        again.wrong(person, current, request).or(() -> chosen.wrongFor(person.name()));
    if (wrong.isPresent()) {
      model.addAttribute("wrong", wrong.get());
      return new ModelAndView(
          show(person, request, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    transaction.executeWithoutResult(
        done -> {
          Account account = accounts.findById(person.id()).orElseThrow();
          account.choose(encoder, chosen.password());
          accounts.save(account);
        });
    sessions.endOthers(person.name(), request.getSession().getId());
    after.addFlashAttribute("said", "account.password.changed");
    return "redirect:/account";
  }

  @PostMapping("/sessions/end")
  String endOthers(
      @AuthenticationPrincipal SignedIn person,
      HttpServletRequest request,
      RedirectAttributes after) {
    sessions.endOthers(person.name(), request.getSession().getId());
    after.addFlashAttribute("said", "account.sessions.ended");
    return "redirect:/account";
  }
}
