package dev.touchstone.server.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All accounts. */
public interface Accounts extends Repository<Account, Long> {

  Optional<Account> findById(long id);

  Optional<Account> findByName(String name);

  Optional<Account> findByStudentNumber(String number);

  /** As it was written, big letters or small. */
  List<Account> findByEmailIgnoreCase(String email);

  Account save(Account account);
}
