package dev.touchstone.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a {@linkplain SignInLinks sign-in link} leads. Opening it uses nothing up: programs that
 * look at links before people do are no reason to be locked out.
 */
@Controller
class WelcomeController {

  private final SignInLinks links;
  private final SignInNow signIn;

  WelcomeController(SignInLinks links, SignInNow signIn) {
    this.links = links;
    this.signIn = signIn;
  }

  @GetMapping("/welcome/{token}")
  ModelAndView form(@PathVariable String token, Model model) {
    return page(links.of(token), HttpStatus.OK, model);
  }

  @PostMapping("/welcome/{token}")
  Object choose(
      @PathVariable String token,
      @ModelAttribute NewPassword chosen,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Account> account = links.of(token);
    Optional<String> wrong = account.flatMap(found -> chosen.wrongFor(found.name()));
    if (account.isEmpty() || wrong.isPresent()) {
      model.addAttribute("wrong", wrong.orElse(null));
      return page(account, HttpStatus.UNPROCESSABLE_CONTENT, model);
    }
    Optional<Account> done = links.use(token, chosen.password());
    if (done.isEmpty()) {
      return page(done, HttpStatus.CONFLICT, model);
    }
    signIn.as(done.get(), request, response);
    return "redirect:/";
  }

  private static ModelAndView page(Optional<Account> account, HttpStatus status, Model model) {
    model.addAttribute("account", account.orElse(null));
    model.addAttribute("shortest", NewPassword.SHORTEST);
    return new ModelAndView("welcome", model.asMap(), account.isEmpty() ? HttpStatus.GONE : status);
  }
}
