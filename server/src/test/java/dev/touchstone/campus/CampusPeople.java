package dev.touchstone.campus;

import java.util.Map;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Who is at the university, and what its tokens say of them. */
record CampusPeople(Map<String, Map<String, Object>> people) implements UserDetailsService {

  @Override
  public UserDetails loadUserByUsername(String name) {
    if (!people.containsKey(name)) {
      throw new UsernameNotFoundException(name);
    }
    return User.withUsername(name).password("{noop}" + Campus.PASSWORD).build();
  }

  Map<String, Object> said(String name) {
    return people.getOrDefault(name, Map.of());
  }
}
