package dev.touchstone.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs in whoever has just proved, by a link, who they are. */
@Component
public class SignInNow {

  private final SecurityContextRepository contexts;

  SignInNow(SecurityContextRepository contexts) {
    this.contexts = contexts;
  }

  public void as(Account account, HttpServletRequest request, HttpServletResponse response) {
    // A session that was there before the sign-in gets another id, so that nobody planted it.
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(account.signedIn(), null, List.of()));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
