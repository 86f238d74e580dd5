package dev.rehearsal.database;

import java.util.Map;
import java.util.Set;

/**
 * Passwords of an operator's, and the environment variables that held them. Neither is shown, nor told to a program
 * that is started.
 */
public record Withheld(Set<String> variables, Set<String> passwords) {
    public static final Withheld NOTHING = new Withheld(Set.of(), Set.of());

    public Withheld {
        variables = Set.copyOf(variables);
        passwords = Set.copyOf(passwords);
    }

    /** The text without any password in it. */
    public String without(String text) {
        String shown = text;
        for (String password : passwords) {
            shown = password.isEmpty() ? shown : shown.replace(password, "***");
        }
        return Secrets.hidden(shown);
    }

    /** Takes the variables from what a program is told. */
    public void keepFrom(Map<String, String> environment) {
        environment.keySet().removeAll(variables);
    }

    @Override
    public String toString() {
        return "Withheld" + variables;
    }
}
