import Indicators
import SiteKit
import Testing
import Vocabulary

@testable import IndicatorsWeb

@Suite("A control chart as a drawing")
struct ChartSVGTests {
    private let chart = ControlChart(
        .made(aim: 5), series(steady + [28, 20, 9]), marks: [Mark(kind: .lateLoad, day: month(13), words: "Half was loaded")],
        markers: [PracticeMarker(day: month(14), title: "New letter")])

    @Test func `is the same string for the same figures`() {
        #expect(ChartSVG(chart).html.string == golden)
    }

    @Test func `has a title, a description, and text of 14 and more`() {
        let text = ChartSVG(chart, name: "letters").html.string
        #expect(text.contains("aria-labelledby=\"letters-title letters-desc\""))
        #expect(text.contains("<title id=\"letters-title\">Days to the letter</title>"))
        #expect(!text.contains("font-size=\"13\"") && !text.contains("style="))
        #expect(text.utf8.count < 8 * 1024)
    }

    @Test func `tells better, worse, ordinary and left out apart by shape`() {
        let text = ChartSVG(chart).html.string
        #expect(text.contains("fill=\"#b54708\""), "28 days is worse")
        #expect(text.contains("fill=\"#1b62b5\""), "9 days is better")
        #expect(text.contains("fill=\"#fff\" stroke=\"#5f6b76\""))
        #expect(text.contains("M637.0 108.3L647.0 118.3"), "the late load is a cross")
    }

    @Test func `survives no figure, one figure and nothing but noughts`() {
        for figures in [[], [0.0], [0, 0, 0]] {
            #expect(ChartSVG(ControlChart(.made(), series(figures))).html.string.contains("<svg"))
        }
    }

    @Test func `the axis ends at a round figure above the greatest`() {
        #expect(ChartScale(chart).ceiling == 30)
        #expect(ChartScale(ControlChart(.made(.higher, unit: .percent), series([97, 99]))).ceiling == 100)
    }

    private let golden = """
        <svg role="img" aria-labelledby="chart-title chart-desc" viewBox="0 0 800.0 300.0">\
        <title id="chart-title">Days to the letter</title>\
        <desc id="chart-desc">15 figures. Mean 20 days, then 20 days. 2 of them belong to a special cause.</desc>\
        <rect x="42.0" y="61.9" width="606.0" height="102.9" fill="#f4f6f5"/>\
        <line x1="42.0" x2="648.0" y1="61.9" y2="61.9" stroke="#767f87" stroke-width="1.5" stroke-dasharray="4 4"/>\
        <line x1="42.0" x2="648.0" y1="164.8" y2="164.8" stroke="#767f87" stroke-width="1.5" stroke-dasharray="4 4"/>\
        <line x1="42.0" x2="648.0" y1="113.3" y2="113.3" stroke="#767f87" stroke-width="1.5"/>\
        <rect x="678.0" y="61.9" width="12.0" height="102.9" fill="#f4f6f5"/>\
        <line x1="678.0" x2="690.0" y1="61.9" y2="61.9" stroke="#767f87" stroke-width="1.5" stroke-dasharray="4 4"/>\
        <line x1="678.0" x2="690.0" y1="164.8" y2="164.8" stroke="#767f87" stroke-width="1.5" stroke-dasharray="4 4"/>\
        <line x1="678.0" x2="690.0" y1="113.3" y2="113.3" stroke="#767f87" stroke-width="1.5" stroke-dasharray="2 4"/>\
        <text x="690.0" y="118.3" font-size="14" fill="#14181c">mean 20</text>\
        <line x1="42.0" x2="690.0" y1="223.3" y2="223.3" stroke="#14181c" stroke-width="1.5" stroke-dasharray="10 4 2 4"/>\
        <text x="48.0" y="218.3" font-size="14" fill="#14181c">aim 5</text>\
        <text x="36.0" y="265.0" font-size="14" fill="#505a63" text-anchor="end">0</text>\
        <text x="36.0" y="191.7" font-size="14" fill="#505a63" text-anchor="end">10</text>\
        <text x="36.0" y="118.3" font-size="14" fill="#505a63" text-anchor="end">20</text>\
        <text x="36.0" y="45.0" font-size="14" fill="#505a63" text-anchor="end">30</text>\
        <line x1="678.0" x2="678.0" y1="22" y2="260" stroke="#0b5a5e" stroke-width="2"/>\
        <text x="678.0" y="16" font-size="14" fill="#0b5a5e" font-weight="600" text-anchor="middle">1</text>\
        <polyline fill="none" stroke="#5f6b76" stroke-width="1.5" points="48.0,113.3 94.5,98.7 136.5,128.0 183.0,106.0 228.0,120.7 274.5,91.3 319.5,113.3 366.0,128.0 412.5,98.7 457.5,106.0 504.0,120.7 549.0,135.3 595.5,54.7 642.0,113.3 684.0,194.0"/>\
        <circle cx="48.0" cy="113.3" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="94.5" cy="98.7" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="136.5" cy="128.0" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="183.0" cy="106.0" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="228.0" cy="120.7" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="274.5" cy="91.3" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="319.5" cy="113.3" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="366.0" cy="128.0" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="412.5" cy="98.7" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="457.5" cy="106.0" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="504.0" cy="120.7" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="549.0" cy="135.3" r="5" fill="#fff" stroke="#5f6b76" stroke-width="2"/>\
        <path d="M595.5 47.7L602.5 54.7L595.5 61.7L588.5 54.7z" fill="#b54708"/>\
        <path d="M637.0 108.3L647.0 118.3M637.0 118.3L647.0 108.3" stroke="#5f6b76" stroke-width="2"/>\
        <circle cx="684.0" cy="194.0" r="5" fill="#1b62b5" stroke="#1b62b5" stroke-width="2"/>\
        <text x="684.0" y="182.0" font-size="14" fill="#14181c" font-weight="600" text-anchor="middle">9</text>\
        <text x="48.0" y="284" font-size="14" fill="#505a63" text-anchor="middle">Jan 2021</text>\
        <text x="228.0" y="284" font-size="14" fill="#505a63" text-anchor="middle">May 2021</text>\
        <text x="366.0" y="284" font-size="14" fill="#505a63" text-anchor="middle">Aug 2021</text>\
        <text x="549.0" y="284" font-size="14" fill="#505a63" text-anchor="middle">Dec 2021</text>\
        <text x="684.0" y="284" font-size="14" fill="#505a63" text-anchor="middle">Mar 2022</text></svg>
        """
}
