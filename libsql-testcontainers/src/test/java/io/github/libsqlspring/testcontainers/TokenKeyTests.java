package io.github.libsqlspring.testcontainers;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenKeyTests {

	private final TokenKey key = TokenKey.generate();

	@Test
	void tokensSayWhatTheyAllow() {
		assertThat(part(this.key.token(), 1)).isEqualTo("{\"a\":\"rw\"}");
		assertThat(part(this.key.readOnlyToken(), 1)).isEqualTo("{\"a\":\"ro\"}");
		assertThat(part(this.key.token(), 0)).contains("\"alg\":\"EdDSA\"");
	}

	@Test
	void thePublicKeyVerifiesTheSignature() throws GeneralSecurityException {
		assertThat(isSignedBy(this.key, this.key.token())).isTrue();
		assertThat(isSignedBy(this.key, this.key.readOnlyToken())).isTrue();
		assertThat(isSignedBy(TokenKey.generate(), this.key.token())).isFalse();
	}

	private static boolean isSignedBy(TokenKey key, String token) throws GeneralSecurityException {
		int end = token.lastIndexOf('.');
		Signature signature = Signature.getInstance("Ed25519");
		signature.initVerify(publicKey(key));
		signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
		return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
	}

	/**
	 * Reads the raw form: the y coordinate, the lowest byte first, and the sign of x in
	 * the highest bit (RFC 8032, section 5.1.2).
	 * @param key the key
	 * @return its public half
	 */
	private static PublicKey publicKey(TokenKey key) throws GeneralSecurityException {
		byte[] raw = Base64.getUrlDecoder().decode(key.publicKey());
		assertThat(raw).hasSize(32);
		byte[] bigEndian = new byte[raw.length];
		for (int i = 0; i < raw.length; i++) {
			bigEndian[i] = raw[raw.length - 1 - i];
		}
		boolean xIsOdd = (bigEndian[0] & 0x80) != 0;
		bigEndian[0] &= 0x7f;
		EdECPoint point = new EdECPoint(xIsOdd, new BigInteger(1, bigEndian));
		return KeyFactory.getInstance("Ed25519")
			.generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
	}

	private static String part(String token, int index) {
		return new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8);
	}

}
