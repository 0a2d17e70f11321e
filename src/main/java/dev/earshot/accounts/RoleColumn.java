package dev.earshot.accounts;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Keeps roles in lower case in the database. Thread-safe. */
@Converter(autoApply = true)
public class RoleColumn implements AttributeConverter<Role, String> {
  @Override
  public String convertToDatabaseColumn(Role role) {
    return role.wireName();
  }

  @Override
  public Role convertToEntityAttribute(String column) {
    return Role.valueOf(column.toUpperCase(Locale.ROOT));
  }
}
