import Vocabulary

/// Setting up two-factor sign-in, and what is set up.
struct TwoFactorPage: Sendable {
    let request: PageRequest
    let problems: Problems?

    private static let trail = [(title: "My account", path: OwnAccountPages.place.path)]

    private func codeField(_ label: String) -> HTML {
        FormFields(problems: problems).text("code", label, autocomplete: "one-time-code", width: 20)
    }

    private var why: HTML? {
        guard request.session?.lacksTwoFactor == true else { return nil }
        return "<p class=\"note\">Your role needs two-factor sign-in. Set it up to continue.</p>"
    }

    func setUp(_ offer: TwoFactor.Offer, account: String) -> Page {
        let address = offer.code.address(account: account, issuer: "Throughline \(request.site.council)")
        return Page(
            "Set up two-factor sign-in", breadcrumbs: TwoFactorPage.trail, problems: problems,
            """
            <h1>Set up two-factor sign-in</h1>\(why)
            <p>With two-factor sign-in, nobody can sign in as you with your password alone. You need an authenticator app: the one your council provides, or any other on your phone.</p>
            <ol><li>Open the authenticator app and scan this picture to add an account.
            \(QRPicture.svg(of: address, title: "Picture for your authenticator app. The key below holds the same in letters."))</li>
            <li>No camera? Enter this key instead: <code class="key">\(grouped(offer.code.text))</code> It is time-based, with 6 digits.</li>
            <li>Enter the code that the app shows.
            \(request.form(to: OwnAccountPages.secondStep.path, "<input type=\"hidden\" name=\"sealed\" value=\"\(offer.sealed)\">\(codeField("Code"))<p><button class=\"btn\">Set up</button></p>"))</li></ol>
            """)
    }

    func standing(_ standing: TwoFactor.Standing) -> Page {
        Page(
            "My two-factor sign-in", breadcrumbs: TwoFactorPage.trail, problems: problems,
            """
            <h1>My two-factor sign-in</h1><p>It is set up. \(standing.recoveryCodesLeft) of your \(RecoveryCode.atATime) recovery codes are left.</p>
            \(request.form(to: OwnAccountPages.recoveryCodes.path, """
                \(codeField("Code from your authenticator app"))<p class="row"><button class="btn">Make new recovery codes</button>
                <button class="btn quiet" formaction="\(OwnAccountPages.removeSecondStep.path)">Remove two-factor sign-in</button></p>
                """))
            """)
    }

    /// Shown once, when they are made.
    static func recoveryCodes(_ codes: [RecoveryCode]) -> Page {
        let lines = codes.map { "<li><code>\($0.written)</code></li>" as HTML }
        return Page(
            "Your recovery codes", breadcrumbs: trail,
            """
            <h1>Your recovery codes</h1><p>Print this page, or write the codes down, and keep them away from your computer. Each works once, \
            in place of a code, if you lose your phone. They are not shown again.</p><ol class="codes">\(lines)</ol>
            <p><a class="btn" href="\(OwnAccountPages.place.path)">I have saved them</a></p>
            """)
    }

    private func grouped(_ key: String) -> String {
        stride(from: 0, to: key.count, by: 4).map { String(key.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}
