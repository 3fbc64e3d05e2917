package dev.touchstone.server.token;

import dev.touchstone.server.account.SignedIn;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own tokens: made, shown once, revoked. */
@Controller
@RequestMapping("/account/tokens")
class TokenController {

  private static final int USUAL_DAYS = 90;

  private final Tokens tokens;

  TokenController(Tokens tokens) {
    this.tokens = tokens;
  }

  @GetMapping
  String show(@AuthenticationPrincipal SignedIn person, Model model) {
    return page(person, "", EnumSet.of(Scope.READ), USUAL_DAYS, model);
  }

  // What was made is shown in the answer and never again: nobody can be sent elsewhere with it.
  @PostMapping
  Object make(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable List<String> scope,
      @RequestParam int days,
      Model model) {
    Set<Scope> scopes = scopes(scope == null ? List.of() : scope);
    try {
      model.addAttribute("made", tokens.make(person, name, scopes, days));
      return page(person, "", EnumSet.of(Scope.READ), USUAL_DAYS, model);
    } catch (RefusedTokenException refused) {
      model.addAttribute("refused", refused.reason());
      return new ModelAndView(
          page(person, name, scopes, days, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping("/{id}/revoke")
  String revoke(
      @AuthenticationPrincipal SignedIn person, @PathVariable long id, RedirectAttributes after) {
    tokens.revoke(person, id);
    after.addFlashAttribute("said", "token.revoked.done");
    return "redirect:/account/tokens";
  }

  private static Set<Scope> scopes(List<String> names) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream(Scope.values())
        .filter(scope -> names.contains(scope.name()))
        .forEach(scopes::add);
    return scopes;
  }

  private String page(SignedIn person, String name, Set<Scope> scopes, int days, Model model) {
    model.addAttribute("tokens", tokens.of(person.id()));
    model.addAttribute("name", name);
    model.addAttribute("chosen", scopes);
    model.addAttribute("days", days);
    model.addAttribute("mostDays", Tokens.MOST_DAYS);
    model.addAttribute("scopes", Scope.values());
    return "tokens";
  }
}
