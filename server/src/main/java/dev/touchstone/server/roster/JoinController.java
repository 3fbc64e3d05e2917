package dev.touchstone.server.roster;

import dev.touchstone.reference.Text;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.NewPassword;
import dev.touchstone.server.account.SignInLinks;
import dev.touchstone.server.account.SignInNow;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.roster.Invites.Welcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where an invitation leads: into the course, for people with an account and without. */
@Controller
class JoinController {

  private static final int LONGEST_NAME = 80;

  private final Invites invites;
  private final Accounts accounts;
  private final SignInLinks links;
  private final SignInNow signIn;
  private final TransactionTemplate transaction;

  JoinController(
      Invites invites,
      Accounts accounts,
      SignInLinks links,
      SignInNow signIn,
      TransactionTemplate transaction) {
    this.invites = invites;
    this.accounts = accounts;
    this.links = links;
    this.signIn = signIn;
    this.transaction = transaction;
  }

  @GetMapping("/join/{token}")
  ModelAndView show(@PathVariable String token, Model model) {
    return page(token, null, "", "", HttpStatus.OK, model);
  }

  /** Nobody gets here without signing in, and whoever has signed in comes back. */
  @GetMapping("/join/{token}/signed-in")
  String back(@PathVariable String token) {
    return "redirect:/join/" + token;
  }

  @PostMapping("/join/{token}")
  Object join(
      @PathVariable String token,
      @AuthenticationPrincipal @Nullable SignedIn person,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String displayName,
      @ModelAttribute NewPassword chosen,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (invites.welcome(token).isEmpty()) {
      return page(token, null, "", "", HttpStatus.OK, model);
    }
    if (person != null) {
      Account account = accounts.findById(person.id()).orElseThrow();
      return "redirect:/courses/" + invites.use(token, account);
    }
    String sign = name.strip().toLowerCase(Locale.ROOT);
    String called = Cells.text(displayName);
    Optional<String> wrong = wrong(sign, called, chosen);
    if (wrong.isPresent()) {
      return page(token, wrong.get(), sign, called, HttpStatus.UNPROCESSABLE_CONTENT, model);
    }
    Account made = transaction.execute(doing -> make(token, sign, called, chosen.password()));
    signIn.as(Objects.requireNonNull(made), request, response);
    return "redirect:/";
  }

  private Account make(String token, String name, String displayName, String password) {
    Account account = accounts.save(Account.expected(name, displayName));
    String path = links.make(account, account.id(), SignInLinks.FOR_A_NEW_ONE);
    links.use(path.substring(path.lastIndexOf('/') + 1), password);
    invites.use(token, account);
    return account;
  }

  private Optional<String> wrong(String name, String displayName, NewPassword chosen) {
    if (!Account.NAME.matcher(name).matches() || name.startsWith("removed-")) {
      return Optional.of("name");
    }
    if (displayName.isEmpty() || displayName.length() > LONGEST_NAME) {
      return Optional.of("called");
    }
    if (accounts.findByName(name).isPresent()) {
      return Optional.of("there");
    }
    return chosen.wrongFor(name);
  }

  private ModelAndView page(
      String token,
      @Nullable String wrong,
      String name,
      String displayName,
      HttpStatus status,
      Model model) {
    Optional<Welcome> welcome = invites.welcome(token);
    model.addAttribute("welcome", welcome.orElse(null));
    model.addAttribute(
        "courseTitle", welcome.map(to -> new Text(to.titleZh(), to.titleEn())).orElse(null));
    model.addAttribute("token", token);
    model.addAttribute("wrong", wrong);
    model.addAttribute("name", name);
    model.addAttribute("displayName", displayName);
    model.addAttribute("shortest", 10);
    return new ModelAndView("join", model.asMap(), welcome.isEmpty() ? HttpStatus.GONE : status);
  }
}
