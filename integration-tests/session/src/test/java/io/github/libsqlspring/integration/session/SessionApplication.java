package io.github.libsqlspring.integration.session;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A web application that keeps what it is told in the session of the visitor.
 */
@SpringBootApplication
class SessionApplication {

	@RestController
	static class Controller {

		private final JdbcTemplate jdbc;

		private final CyclicBarrier barrier = new CyclicBarrier(2);

		Controller(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		@GetMapping("/all")
		Map<String, String> all(HttpServletRequest request) {
			Map<String, String> all = new TreeMap<>();
			HttpSession session = request.getSession(false);
			if (session != null) {
				session.getAttributeNames()
					.asIterator()
					.forEachRemaining((name) -> all.put(name, String.valueOf(session.getAttribute(name))));
			}
			return all;
		}

		@PostMapping("/set")
		void set(HttpSession session, @RequestParam String name, @RequestParam @Nullable String value) {
			session.setAttribute(name, value);
		}

		@PostMapping("/both")
		void both(HttpSession session, @RequestParam String name, @RequestParam String value) throws Exception {
			session.setAttribute(name, value);
			// Both requests have read the session before one of them writes it.
			this.barrier.await();
		}

		@PostMapping("/login")
		void login(HttpServletRequest request, @RequestParam String name) {
			request.getSession().setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, name);
			request.changeSessionId();
		}

		@PostMapping("/logout")
		void logout(HttpSession session) {
			session.invalidate();
		}

		@PostMapping("/transaction")
		@Transactional
		void transaction(HttpServletRequest request, @RequestParam String value) {
			this.jdbc.update("CREATE TABLE IF NOT EXISTS note (text TEXT)");
			this.jdbc.update("INSERT INTO note (text) VALUES (?)", value);
			request.getSession().setAttribute("note", value);
		}

	}

}
