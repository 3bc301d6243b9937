import Vocabulary

/// What the operator says of the council's provider. None of it is kept in the store.
package struct ProviderSettings: Sendable {
    package let issuer: Issuer
    package let client: String
    package let secret: String
    /// The claim that holds a person's groups.
    package let groupsClaim: String
    /// Any of these in `amr`, `acr` or `acrs` says that a sign-in was a strong one.
    package let strong: Set<String>
    /// True when the operator named them, so that the provider is asked for them too.
    package let asksForStrong: Bool
    /// Nil while local accounts are open; else the sign-in name of the one that still is.
    package let onlyLocalAccount: String?

    package init(
        issuer: String, client: String, secret: String, groupsClaim: String = "groups", strong: [String] = [],
        onlyLocalAccount: String? = nil
    ) throws(Problems) {
        guard let known = Issuer(issuer) else {
            throw Problems(
                "issuer", "The issuer should be as https://login.council.example/realms/staff. Without TLS only this machine is asked.")
        }
        guard ProviderSettings.isPlain(client), ProviderSettings.isPlain(groupsClaim), strong.allSatisfy(ProviderSettings.isPlain) else {
            throw Problems("client", "The client, the groups claim and the strong methods have letters, figures and signs without spaces.")
        }
        guard !secret.isEmpty, secret.utf8.count <= 1000, secret.utf8.allSatisfy({ $0 > 31 && $0 < 127 }) else {
            throw Problems("secret", "The client’s secret is empty or is not one line of text. Copy it again from the provider.")
        }
        self.issuer = known
        self.client = client
        self.secret = secret
        self.groupsClaim = groupsClaim
        self.strong = strong.isEmpty ? ["mfa"] : Set(strong)
        asksForStrong = !strong.isEmpty
        self.onlyLocalAccount = onlyLocalAccount
    }

    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 300 && text.utf8.allSatisfy { $0 > 32 && $0 < 127 }
    }
}
