/** An idea by number and title; one whose words were erased when their time was over has the number alone. */
export const called = ({ number, title }: { number: string; title: string }) => (title === number ? number : `${number} ${title}`);
