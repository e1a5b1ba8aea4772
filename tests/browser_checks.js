// What is wrong with a page, as found in it. Each returns a list of words, or what it saw.
{
  // What stands beyond the right edge, so that the page scrolls to the side.
  beyond() {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return [];
        return [...document.body.querySelectorAll('*')]
            .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1)
            .map((one) => one.outerHTML.slice(0, 80)).slice(0, 5).concat('scrolls');
    },
  // Targets too small for a finger.
  small() {
    const most = (one) => one.closest('th') ? 24 : 44;
    return [...document.querySelectorAll(
        'header a, button, input:not([type=hidden]), textarea, summary, .walk a rect')]
        .filter((one) => one.checkVisibility())
        .map((one) => [one, one.getBoundingClientRect()])
        .filter(([one, box]) => box.height < most(one) - 0.5 || box.width < 24)
        .map(([one, box]) => `${one.outerHTML.slice(0, 60)} ${box.width}x${box.height}`);
},
  // Where the keyboard is, and whether that can be seen.
  seen(at) {
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const rect = at.querySelector(':scope > rect');
    const frame = rect && parseFloat(getComputedStyle(rect).strokeWidth) >= 3;
    const there = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
    return {
        what: at.outerHTML.slice(0, 80), seen: Boolean((ring || frame) && there),
        end: at === document.body, mark: at.dataset.stop || (at.dataset.stop = 'was here', ''),
    };
},
  // Texts and edges too faint: WCAG 2.2, 1.4.3 and 1.4.11, by its relative luminance.
  contrast() {
    const parts = (color) => {
        const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
        return [r, g, b, a];
    };
    const light = (rgb) => {
        const [r, g, b] = rgb.slice(0, 3).map((one) => one / 255)
            .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const over = (top, below) => top.slice(0, 3).map((v, n) => v * top[3] + below[n] * (1 - top[3]));
    const behind = (one) => {
        for (let at = one; at; at = at.parentElement) {
            const rect = at.matches('a.box') && at.querySelector('rect');
            const fill = parts(rect ? getComputedStyle(rect).fill : getComputedStyle(at).backgroundColor);
            if (fill[3] === 1) return fill;
            if (fill[3] > 0) return [...over(fill, behind(at.parentElement)), 1];
        }
        return [255, 255, 255, 1];
    };
    const ratio = (a, b) => {
        const [x, y] = [light(a), light(b)].sort((m, n) => n - m);
        return (x + 0.05) / (y + 0.05);
    };
    const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let looked = 0;
    const check = (one, color, words, style) => {
        looked += 1;
        const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700;
        const least = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
        const ground = behind(one), ink = parts(color);
        const seen = ratio(over(ink, ground), ground);
        if (seen < least) found.push(`${seen.toFixed(2)} ${words.trim().slice(0, 40)}`);
    };
    while (texts.nextNode()) {
        const one = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !one.checkVisibility()) continue;
        const style = getComputedStyle(one);
        check(one, one instanceof SVGElement ? style.fill : style.color, texts.currentNode.data, style);
    }
    for (const one of document.querySelectorAll('input, textarea')) {
        const style = getComputedStyle(one);
        if (style.display === 'none' || one.type === 'hidden') continue;
        check(one, style.color, 'field', style);
        if (one.placeholder) check(one, getComputedStyle(one, '::placeholder').color, 'hint', style);
        const edge = ratio(parts(style.borderTopColor), behind(one.parentElement));
        if (edge < 3) found.push(`${edge.toFixed(2)} edge of a field`);
    }
    const ground = getComputedStyle(document.body).backgroundColor;
    return { found: [...new Set(found)], looked, ground };
},
  // What would mislead who hears a page: names, levels, landmarks.
  structure() {
    const all = (what) => [...document.querySelectorAll(what)];
    const wrong = [];
    const levels = all('h1, h2, h3, h4, h5, h6').map((one) => Number(one.tagName[1]));
    if (levels[0] !== 1 || levels.filter((one) => one === 1).length !== 1) wrong.push('h1');
    levels.forEach((one, n) => { if (n && one > levels[n - 1] + 1) wrong.push(`h${one} after h${levels[n - 1]}`); });
    if (!document.documentElement.lang) wrong.push('no lang');
    if (!/\S.*Etiograph/.test(document.title)) wrong.push(`title ${document.title}`);
    for (const [what, count] of [['body > header', 1], ['main', 1], ['body > footer', 1], ['header nav', 1]])
        if (all(what).length !== count) wrong.push(what);
    for (const one of all('nav, [role=region]'))
        if (!one.getAttribute('aria-label') && !one.getAttribute('aria-labelledby')) wrong.push('a landmark without name');
    for (const one of all('input:not([type=hidden]), textarea, select'))
        if (![...one.labels].some((label) => label.textContent.trim())) wrong.push(`no label: ${one.id}`);
    for (const one of all('a, button'))
        if (!(one.getAttribute('aria-label') || one.textContent || one.querySelector('img[alt]')?.alt || '').trim())
            wrong.push(`no name: ${one.outerHTML.slice(0, 60)}`);
    for (const one of all('[aria-labelledby], [aria-describedby], [aria-controls]'))
        for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls'])
            for (const id of (one.getAttribute(name) || '').split(' ').filter(Boolean))
                if (!document.getElementById(id)) wrong.push(`${name} of ${id}`);
    for (const one of all('[tabindex]')) if (one.tabIndex > 0) wrong.push('tabindex');
    for (const one of all('th')) if (!one.scope) wrong.push('th without scope');
    for (const one of all('textarea')) if (one.hasAttribute('role')) wrong.push('a textarea with a role');
    return [...new Set(wrong)];
},
}
