import ActionPlans
import Testing
import Vocabulary

@Suite("Handing over a post")
struct HandOverPostTests {
    private let ada = Post.Holder(name: "Ada Lowe")
    private let ben = Post.Holder(name: "Ben Marsh")

    @Test func `a new holder takes over from a day and history is not rewritten`() throws {
        var post = Post(title: "Head of safeguarding")
        try post.handOver(to: ada, from: day(4, 1))
        try post.handOver(to: ben, from: day(6, 1))
        #expect(post.holder(on: day(3, 31)) == nil)
        #expect(post.holder(on: day(4, 1)) == ada)
        #expect(post.holder(on: day(5, 31)) == ada)
        #expect(post.holder(on: day(6, 1)) == ben)
        #expect(post.history.map(\.to) == [nil, day(5, 31)])
    }

    @Test func `a post may stand vacant`() throws {
        var post = Post(title: "Head of safeguarding", holdings: [.init(from: day(4, 1), holder: ada)])
        try post.handOver(to: nil, from: day(5, 1))
        #expect(post.holder(on: day(5, 2)) == nil)
        #expect(post.holder(on: day(4, 30)) == ada)
    }

    @Test func `a hand-over lies after the present holding and to somebody else`() {
        var post = Post(title: "Head of safeguarding", holdings: [.init(from: day(4, 1), holder: ada)])
        #expect(throws: PostRefusal.notAfterPresentHolder(since: day(4, 1))) { try post.handOver(to: ben, from: day(4, 1)) }
        #expect(throws: PostRefusal.heldAlready(by: "Ada Lowe")) { try post.handOver(to: ada, from: day(5, 1)) }
    }
}
