package dev.touchstone.server.roster;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a roster, and what universities write above them. */
enum Heading {
  NUMBER("学号", "学生学号", "学籍号", "studentnumber", "studentid", "studentno", "number", "id", "sid"),
  NAME("姓名", "学生姓名", "名字", "name", "fullname", "displayname", "studentname"),
  SECTION("班级", "班级名称", "教学班", "行政班", "班", "section", "class", "group"),
  ACCOUNT("用户名", "账号", "帐号", "登录名", "username", "account", "accountname", "login"),
  EMAIL("邮箱", "电子邮箱", "邮件", "电子邮件", "邮箱地址", "email", "mail", "emailaddress");

  private final Set<String> written;

  Heading(String... written) {
    this.written = Set.of(written);
  }

  static Optional<Heading> of(String cell) {
    String bare =
        Normalizer.normalize(Cells.text(cell), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s_*:.-]", "");
    return Arrays.stream(values()).filter(each -> each.written.contains(bare)).findFirst();
  }
}
