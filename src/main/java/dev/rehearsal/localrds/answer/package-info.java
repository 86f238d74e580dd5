/** What an account answers with: operations, the requests they take, refusals. */
@NullMarked
package dev.rehearsal.localrds.answer;

import org.jspecify.annotations.NullMarked;
