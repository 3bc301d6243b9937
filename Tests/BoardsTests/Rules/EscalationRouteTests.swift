import ActionPlans
import Boards
import Testing
import Vocabulary

@Suite("Escalation of an update request")
struct WhoIsToldTests {
    private func post(_ title: String, _ account: String?) -> Post {
        Post(
            title: title,
            holdings: account.map { [Post.Holding(from: day(1, 1), holder: Post.Holder(name: $0, account: $0.isEmpty ? nil : $0))] } ?? [])
    }

    private func escalated(_ chain: [Post], officer: Post? = nil, away: Set<String> = []) -> String? {
        let above = Dictionary(zip(chain, chain.dropFirst()).map { ($0.id, $1.id) }) { first, _ in first }
        return EscalationRoute(posts: PostBook(chain + [officer].compactMap(\.self)), above: above, officer: officer?.id)
            .account(above: chain.first?.id, on: day(6, 1)) { !away.contains($0) }
    }

    @Test func `the holder of the post above`() {
        #expect(escalated([post("Lead", "ada"), post("Manager", "ben"), post("Director", "cy")]) == "ben")
    }

    @Test func `the next one above where that post is vacant, without an account, away or held by the same person`() {
        #expect(escalated([post("Lead", "ada"), post("Manager", nil), post("Director", "cy")]) == "cy")
        #expect(escalated([post("Lead", "ada"), post("Manager", ""), post("Director", "cy")]) == "cy")
        #expect(escalated([post("Lead", "ada"), post("Manager", "ben"), post("Director", "cy")], away: ["ben"]) == "cy")
        #expect(escalated([post("Lead", "ada"), post("Manager", "ada"), post("Director", "cy")]) == "cy")
    }

    @Test func `the plan officer where nobody is found, and nobody where there is none`() {
        #expect(escalated([post("Lead", "ada")], officer: post("Officer", "dee")) == "dee")
        #expect(escalated([], officer: post("Officer", "dee")) == "dee")
        #expect(escalated([post("Lead", "ada")]) == nil)
    }

    @Test func `posts that are above each other do not loop`() {
        let (one, two) = (post("One", ""), post("Two", ""))
        let escalated = EscalationRoute(posts: PostBook([one, two]), above: [one.id: two.id, two.id: one.id], officer: nil)
        #expect(escalated.account(above: one.id, on: day(6, 1)) { _ in true } == nil)
    }
}
