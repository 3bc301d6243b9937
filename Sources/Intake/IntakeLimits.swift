/// How much one file may cost, in every currency a hostile file can spend.
package struct IntakeLimits: Hashable, Sendable {
    /// Address space of the worker, and of each program it starts, in bytes.
    package var memory: UInt64
    /// Processor time of the worker, and of each program it starts.
    package var processorSeconds: UInt64
    /// From the start of the worker to its last frame.
    package var wallClock: Duration
    /// Size of the file, in bytes.
    package var input: Int
    /// Text taken out of the file, in bytes.
    package var text: Int
    package var pages: Int
    /// One frame of the answer, in bytes.
    package var frame: Int
    /// All frames together, in bytes.
    package var output: Int
    /// What the worker may write on its standard error before it is ended. It is counted and thrown away.
    package var noise: Int

    /// The longest of the published reports has 47 pages and takes a third of a second.
    package static let report = IntakeLimits(
        memory: 1 << 30, processorSeconds: 5, wallClock: .seconds(30), input: 50 << 20, text: 16 << 20, pages: 500,
        frame: 8 << 20, output: 16 << 20, noise: 1 << 20)

    /// A serious case review of some hundred pages is under a megabyte of text.
    package static let document = IntakeLimits(
        memory: 1 << 30, processorSeconds: 10, wallClock: .seconds(40), input: 20 << 20, text: 4 << 20, pages: 1_000,
        frame: 12 << 20, output: 16 << 20, noise: 1 << 20)
    /// A plan or a list somebody keeps by hand.
    package static let table = IntakeLimits(
        memory: 1 << 30, processorSeconds: 10, wallClock: .seconds(30), input: 20 << 20, text: 256 << 20, pages: 0, frame: 8 << 20,
        output: 16 << 20, noise: 1 << 20)

    /// Ten years of all councils by several groups are some 50,000 rows.
    package static let publishedFigures = IntakeLimits(
        memory: 1 << 30, processorSeconds: 30, wallClock: .seconds(60), input: 40 << 20, text: 256 << 20, pages: 0, frame: 8 << 20,
        output: 256 << 20, noise: 1 << 20)

    /// A large council's whole data: a million rows are about 100 MB.
    package static let childLevelReturn = IntakeLimits(
        memory: 1 << 30, processorSeconds: 120, wallClock: .seconds(300), input: 256 << 20, text: 1 << 30, pages: 0, frame: 2 << 20,
        output: 2 << 30, noise: 1 << 20)

    package init(
        memory: UInt64, processorSeconds: UInt64, wallClock: Duration, input: Int, text: Int, pages: Int, frame: Int,
        output: Int, noise: Int
    ) {
        self.memory = memory
        self.processorSeconds = processorSeconds
        self.wallClock = wallClock
        self.input = input
        self.text = text
        self.pages = pages
        self.frame = frame
        self.output = output
        self.noise = noise
    }
}
