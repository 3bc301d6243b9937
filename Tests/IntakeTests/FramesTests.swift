import Testing

@testable import Intake

@Suite("Frames of an answer")
struct FramesTests {
    private var limits: IntakeLimits {
        var limits = IntakeLimits.report
        limits.frame = 100
        limits.output = 1_000
        return limits
    }

    @Test func `frames come out as they went in, however the bytes are cut`() throws {
        let frames: [Frame] = [.progress(.extracting), .item(Array("{}".utf8)), .refusal(.webPage), .item([]), .done]
        let bytes = frames.flatMap(\.bytes)
        for size in 1...bytes.count {
            var reader = FrameReader(limits: limits)
            var found: [Frame] = []
            for start in stride(from: 0, to: bytes.count, by: size) { found += try reader.take(bytes.dropFirst(start).prefix(size)) }
            #expect(found == frames)
            #expect(reader.isDone)
        }
    }

    @Test(
        "what no worker of ours sends is refused",
        arguments: [
            [0, 0, 0, 0, 9],  // a kind that does not exist
            [0, 0, 0, 0, 0],
            [0, 0, 0, 101, 2],  // longer than one frame may be, refused before its bytes come
            [255, 255, 255, 255, 2],
            [0, 0, 0, 1, 1, 99],  // a step that does not exist
            [0, 0, 0, 2, 3, 104, 105],  // a reason that does not exist
            [0, 0, 0, 1, 4, 0],  // an end that says something
            [0, 0, 0, 0, 4, 0],  // something behind the end
            [0, 0, 0, 0, 4, 0, 0, 0, 0, 4],
        ] as [[UInt8]])
    func refused(bytes: [UInt8]) {
        var reader = FrameReader(limits: limits)
        #expect(throws: Refusal.workerFailed) { try reader.take(bytes) }
    }

    @Test func `something behind the end is refused when it comes later, too`() throws {
        var reader = FrameReader(limits: limits)
        _ = try reader.take(Frame.done.bytes)
        #expect(throws: Refusal.workerFailed) { try reader.take([0]) }
    }

    @Test func `many small frames reach the bound of the whole`() throws {
        var reader = FrameReader(limits: limits)
        for _ in 0..<200 { _ = try reader.take(Frame.item([]).bytes) }
        #expect(throws: Refusal.workerFailed) { try reader.take(Frame.done.bytes) }
    }

    @Test func `an answer without its end is not whole`() throws {
        var reader = FrameReader(limits: limits)
        _ = try reader.take(Frame.item([1]).bytes + Frame.done.bytes.dropLast())
        #expect(!reader.isDone)
    }

    @Test(arguments: Refusal.allCases) func `a refusal crosses as its code and has words of its own`(refusal: Refusal) throws {
        let frame = Frame.refusal(refusal)
        #expect(Frame(kind: frame.kind, payload: frame.payload) == frame)
        #expect(refusal.words.hasSuffix(".") && refusal.words.count > 40)
    }
}
